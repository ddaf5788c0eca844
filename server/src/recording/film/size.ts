const LONG_SIDE = 1920
const SHORT_SIDE = 1080

export type Size = { width: number; height: number }

function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2)
}

/** The size a picture is shown at: square pixels, within 1920x1080 lying or standing, even sides, never enlarged. */
export function fitSize(size: Size, pixelAspect: number): Size {
  const width = size.width * pixelAspect
  const long = Math.max(width, size.height)
  const short = Math.min(width, size.height)
  const scale = Math.min(1, LONG_SIDE / long, SHORT_SIDE / short)
  return { width: even(width * scale), height: even(size.height * scale) }
}
