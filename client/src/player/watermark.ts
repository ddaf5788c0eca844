const everyPx = 260
const tilt = -Math.PI / 9

/** Draws words over and over across a picture, faintly, so that no part of it can be filmed without them. */
export function drawWatermark(canvas: HTMLCanvasElement, words: string): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const scale = window.devicePixelRatio || 1
  // Setting its size also wipes a canvas.
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const brush = canvas.getContext('2d')
  if (!brush) return
  brush.scale(scale, scale)
  brush.rotate(tilt)
  brush.font = `${Math.max(11, Math.min(16, width / 50))}px sans-serif`
  // Light with a dark edge is seen on any picture.
  brush.fillStyle = 'rgb(255 255 255 / 34%)'
  brush.strokeStyle = 'rgb(0 0 0 / 22%)'
  const stepX = Math.max(everyPx, brush.measureText(words).width + 60)
  const reach = width + height
  for (let y = 0, row = 0; y < reach; y += everyPx / 2, row++)
    for (let x = -reach + (row % 2) * (stepX / 2); x < reach; x += stepX) {
      brush.strokeText(words, x, y)
      brush.fillText(words, x, y)
    }
}
