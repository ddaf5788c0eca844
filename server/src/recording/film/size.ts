export type Size = { width: number; height: number }

/** The longest a picture's longer and shorter side may be, lying or standing. */
type Bounds = { long: number; short: number }

const filmBounds: Bounds = { long: 1920, short: 1080 }
export const smallBounds: Bounds = { long: 640, short: 360 }

function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2)
}

/** The size a picture is shown at: square pixels, within the bounds lying or standing, even sides, never enlarged. */
export function fitSize(size: Size, pixelAspect: number, bounds = filmBounds): Size {
  const width = size.width * pixelAspect
  const long = Math.max(width, size.height)
  const short = Math.min(width, size.height)
  const scale = Math.min(1, bounds.long / long, bounds.short / short)
  return { width: even(width * scale), height: even(size.height * scale) }
}
