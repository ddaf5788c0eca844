import type { StrokeColour, StrokeTool } from '@samsyn/shared'
import { type PointerEvent, useEffect, useRef } from 'react'
import type { Drawings } from './drawings.ts'
import { type Hand, putDown } from './hand.ts'
import { pointAt } from './points.ts'

type Pressed = PointerEvent<SVGSVGElement>

/** Draws by mouse, finger or pen on the frame that stands. A stroke ends when the frame goes. */
export function useDrawingHand(
  drawings: Drawings,
  held: { frame: number | null; tool: StrokeTool; colour: StrokeColour },
) {
  const under = useRef<{ hand: Hand; pointerId: number } | null>(null)
  const { frame } = held

  function lift() {
    under.current?.hand.lift()
    under.current = null
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hand is lifted whenever the frame changes.
  useEffect(() => lift, [frame])

  return {
    onPointerDown(event: Pressed) {
      if (frame === null || under.current || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const from = pointAt(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect())
      under.current = { hand: putDown(drawings, { ...held, frame }, from), pointerId: event.pointerId }
    },
    onPointerMove(event: Pressed) {
      if (under.current?.pointerId !== event.pointerId) return
      const box = event.currentTarget.getBoundingClientRect()
      under.current.hand.move(placesOf(event).map(({ clientX, clientY }) => pointAt(clientX, clientY, box)))
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onLostPointerCapture: lift,
  }
}

/** All the places the pointer has been since the last event; at least the one where it is. */
function placesOf({ nativeEvent }: Pressed): readonly { clientX: number; clientY: number }[] {
  const between = nativeEvent.getCoalescedEvents?.() ?? []
  return between.length > 0 ? between : [nativeEvent]
}
