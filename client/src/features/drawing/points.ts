/** A point of the picture: x and y in 0..1 of its width and height. */
export type Point = { x: number; y: number }

type Box = { left: number; top: number; width: number; height: number }

/** Where in the picture a place on the screen is; outside it, the nearest edge. */
export function pointAt(clientX: number, clientY: number, box: Box): Point {
  return { x: share(clientX - box.left, box.width), y: share(clientY - box.top, box.height) }
}

/** Moves a point, but never out of the picture. */
export function moved(point: Point, byX: number, byY: number): Point {
  return { x: share(point.x + byX, 1), y: share(point.y + byY, 1) }
}

/** Points as a stroke holds them: x, y, x, y … */
export function flat(points: readonly Point[]): number[] {
  return points.flatMap(({ x, y }) => [x, y])
}

/** Lets a point through only when it is so far from the last one that it can be seen: a hand at rest writes nothing. */
export function createThinning(leastDistance: number): { keep(point: Point): boolean } {
  let last: Point | null = null
  return {
    keep(point) {
      if (last && Math.hypot(point.x - last.x, point.y - last.y) < leastDistance) return false
      last = point
      return true
    },
  }
}

function share(part: number, whole: number): number {
  if (whole <= 0) return 0
  // Single precision is finer than any screen, and half the bytes on the wire.
  return Math.fround(Math.min(1, Math.max(0, part / whole)))
}
