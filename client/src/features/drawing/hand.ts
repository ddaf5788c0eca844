import type { StrokeColour, StrokeTool } from '@samsyn/shared'
import type { Drawings } from './drawings.ts'
import { createThinning, flat, type Point } from './points.ts'

type Held = { frame: number; tool: StrokeTool; colour: StrokeColour }
/** One stroke under way, from where the hand came down until it is lifted. */
export type Hand = { move(points: readonly Point[]): void; lift(): void }

const leastDistance = 0.002

/** Puts the hand down on a frame; from now on everybody sees what it draws. */
export function putDown(drawings: Drawings, held: Held, from: Point): Hand {
  return held.tool === 'pen' ? drawLine(drawings, held, from) : dragShape(drawings, held, from)
}

/** Drops a whole stroke at one place, for who draws by keys: an arrow that points there, a ring round it, or a dot. */
export function drop(drawings: Drawings, held: Held, at: Point): void {
  drawings.begin({ ...held, points: flat(dropped(held.tool, at)) })
}

function dropped(tool: StrokeTool, { x, y }: Point): Point[] {
  const within = (value: number) => Math.min(1, Math.max(0, value))
  // The shaft lies where there is room for it.
  const aside = x < 0.2 ? 0.12 : -0.12
  const above = y < 0.2 ? 0.12 : -0.12
  if (tool === 'arrow')
    return [
      { x: within(x + aside), y: within(y + above) },
      { x, y },
    ]
  if (tool === 'circle') {
    return [
      { x: within(x - 0.06), y: within(y - 0.1) },
      { x: within(x + 0.06), y: within(y + 0.1) },
    ]
  }
  return [{ x, y }]
}

function drawLine(drawings: Drawings, held: Held, from: Point): Hand {
  const id = drawings.begin({ ...held, points: flat([from]) })
  const thinning = createThinning(leastDistance)
  thinning.keep(from)
  return {
    move(points) {
      const kept = points.filter(point => thinning.keep(point))
      if (kept.length > 0) drawings.extend(id, flat(kept))
    },
    lift: drawings.finish,
  }
}

function dragShape(drawings: Drawings, held: Held, from: Point): Hand {
  const id = drawings.begin({ ...held, points: flat([from, from]) })
  return {
    move(points) {
      const to = points.at(-1)
      if (to) drawings.reshape(id, flat([from, to]))
    },
    lift: drawings.finish,
  }
}
