/** Fills a closed path given as [x, y] start and cubic segments [x1, y1, x2, y2, x, y]. */
export function blob(ctx, fill, start, ...segments) {
  trace(ctx, start, segments)
  ctx.closePath()
  ctx.fillStyle = fill
  ctx.fill()
}

/** Lays out a path without painting it: for clips and strokes. */
export function trace(ctx, start, segments) {
  ctx.beginPath()
  ctx.moveTo(...start)
  for (const segment of segments) segment.length === 6 ? ctx.bezierCurveTo(...segment) : ctx.lineTo(...segment)
}

/** Strokes a round-ended line through points; three numbers more than a start make it curve. */
export function line(ctx, colour, width, start, ...segments) {
  trace(ctx, start, segments)
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.stroke()
}

/** A filled ellipse. */
export function oval(ctx, fill, x, y, rx, ry, turn = 0) {
  ctx.beginPath()
  ctx.ellipse(x, y, Math.abs(rx), Math.abs(ry), turn, 0, 2 * Math.PI)
  ctx.fillStyle = fill
  ctx.fill()
}

/** A filled rectangle with round corners. */
export function slab(ctx, fill, x, y, width, height, radius) {
  ctx.beginPath()
  ctx.roundRect(x, y, width, height, radius)
  ctx.fillStyle = fill
  ctx.fill()
}

/** A gradient between two points from [offset, colour] stops. */
export function fade(ctx, [x0, y0, x1, y1], ...stops) {
  const gradient = ctx.createLinearGradient(x0, y0, x1, y1)
  for (const [offset, colour] of stops) gradient.addColorStop(offset, colour)
  return gradient
}

/** A soft round spot of colour that ends in nothing. */
export function glow(ctx, colour, x, y, radius, squash = 1) {
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(1, squash)
  const gradient = ctx.createRadialGradient(0, 0, 0, 0, 0, radius)
  gradient.addColorStop(0, colour)
  gradient.addColorStop(1, `${colour.slice(0, 7)}00`)
  ctx.fillStyle = gradient
  ctx.fillRect(-radius, -radius, 2 * radius, 2 * radius)
  ctx.restore()
}

/** Runs a drawing in its own coordinates. */
export function within(ctx, { x = 0, y = 0, turn = 0, scaleX = 1, scaleY = scaleX }, draw) {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(turn)
  ctx.scale(scaleX, scaleY)
  draw()
  ctx.restore()
}
