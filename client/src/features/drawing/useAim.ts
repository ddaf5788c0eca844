import type { StrokeColour, StrokeTool } from '@samsyn/shared'
import { type KeyboardEvent, useState } from 'react'
import type { Drawings } from './drawings.ts'
import { drop } from './hand.ts'
import { moved, type Point } from './points.ts'

const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const small = 0.01
const large = 0.05

type Held = { frame: number | null; tool: StrokeTool; colour: StrokeColour }

/** Draws by keys: arrows move an aim over the picture (with Shift in long steps), Enter drops what the tool makes. */
export function useAim(drawings: Drawings, held: Held, onLeave: (() => void) | undefined) {
  const [aim, setAim] = useState<Point>({ x: 0.5, y: 0.5 })
  const { frame } = held

  function act(event: KeyboardEvent): (() => void) | undefined {
    const step = steps[event.key]
    const length = event.shiftKey ? large : small
    if (step) return () => setAim(from => moved(from, step[0] * length, step[1] * length))
    if (event.key === 'Escape') return onLeave
    if (frame === null) return undefined
    if (event.key === 'Enter') return () => drop(drawings, { ...held, frame }, aim)
    if (event.key === 'Delete' || event.key === 'Backspace') return () => drawings.undo(frame)
    return undefined
  }

  return {
    aim,
    onKeyDown(event: KeyboardEvent) {
      const acting = act(event)
      if (!acting) return
      // These keys are the layer's now, not the film's.
      event.preventDefault()
      event.stopPropagation()
      acting()
    },
  }
}
