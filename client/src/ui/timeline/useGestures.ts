import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import { type Deed, type Gesture, idle, nextGesture, type Pointing } from './gesture.ts'
import { useStill } from './useStill.ts'
import type { Fingers } from './viewport.ts'

export interface GestureOptions {
  /** Told by `useGestures` whether a hand is on the track; shared with those who must not move the view meanwhile. */
  touched: RefObject<boolean>
  disabled: boolean
  onScrub: (x: number, phase: { final: boolean }) => void
  onPinch: (from: Fingers, to: Fingers) => void
}

/** Mouse, pen and fingers on the track: tap and drag seek, a long press or hovering looks, two fingers zoom. */
export function useGestures({ touched, disabled, onScrub, onPinch }: GestureOptions) {
  const gesture = useRef<Gesture>(idle)
  const [peekX, setPeekX] = useState<number | null>(null)
  const still = useStill()

  const act = (deed: Deed) => {
    if (deed.kind === 'unpeek') setPeekX(null)
    else if (deed.kind === 'pinch') onPinch(deed.from, deed.to)
    else {
      setPeekX(deed.x)
      if (deed.kind === 'scrub' && !disabled) onScrub(deed.x, { final: deed.final })
    }
  }

  const take = (event: Pointing) => {
    const next = nextGesture(gesture.current, event)
    const begins = next.gesture.kind === 'pressed' && gesture.current.kind === 'idle'
    gesture.current = next.gesture
    if (begins) still.wait(() => take({ kind: 'held' }))
    else if (next.gesture.kind !== 'pressed') still.stop()
    // A scrub that ends still counts as the hand's.
    for (const deed of next.deeds) act(deed)
    touched.current = next.gesture.kind !== 'idle'
  }

  const heard = (kind: 'down' | 'move' | 'up' | 'cancel') => (event: PointerEvent<HTMLElement>) => {
    if (kind === 'down' && event.button !== 0) return
    if (kind === 'down') {
      event.currentTarget.setPointerCapture(event.pointerId)
      touched.current = true
    }
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    take({ kind, id: event.pointerId, x, touch: event.pointerType === 'touch' })
  }

  return {
    peekX,
    handlers: {
      onPointerDown: heard('down'),
      onPointerMove: heard('move'),
      onPointerUp: heard('up'),
      onPointerCancel: heard('cancel'),
      onPointerLeave: () => gesture.current.kind === 'idle' && setPeekX(null),
      // A long press looks at the film; it opens no menu.
      onContextMenu: (event: MouseEvent) => gesture.current.kind !== 'idle' && event.preventDefault(),
    },
  }
}
