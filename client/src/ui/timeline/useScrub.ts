import { type PointerEvent, useRef, useState } from 'react'
import { timeAt } from './geometry.ts'

/** A finger must go this far sideways before it drags; less is a tap or the start of scrolling the page. */
const fingerSlackPx = 6

interface Drag {
  pointerId: number
  fromX: number
  atMs: number
  moved: boolean
}

export interface ScrubOptions {
  durationMs: number
  disabled: boolean
  onScrub: (ms: number, phase: { final: boolean }) => void
}

/** Dragging along a track with mouse, pen or finger. A finger that scrolls the page moves nothing. */
export function useScrub({ durationMs, disabled, onScrub }: ScrubOptions) {
  const drag = useRef<Drag | null>(null)
  const [hoverMs, setHoverMs] = useState<number | null>(null)

  const timeOf = (event: PointerEvent<HTMLElement>) =>
    timeAt(event.clientX, event.currentTarget.getBoundingClientRect(), durationMs)

  const scrub = (atMs: number, final: boolean) => {
    setHoverMs(atMs)
    onScrub(atMs, { final })
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (disabled || event.button !== 0) return
    const atMs = timeOf(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { pointerId: event.pointerId, fromX: event.clientX, atMs, moved: event.pointerType !== 'touch' }
    if (drag.current.moved) scrub(atMs, false)
  }

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const atMs = timeOf(event)
    const held = drag.current
    if (held?.pointerId === event.pointerId) {
      const isStill = held.moved ? held.atMs === atMs : Math.abs(event.clientX - held.fromX) < fingerSlackPx
      if (isStill) return
      drag.current = { ...held, atMs, moved: true }
      scrub(atMs, false)
    } else if (event.pointerType !== 'touch') setHoverMs(atMs)
  }

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (drag.current?.pointerId !== event.pointerId) return
    drag.current = null
    scrub(timeOf(event), true)
    if (event.pointerType === 'touch') setHoverMs(null)
  }

  // A browser that takes the finger for scrolling cancels: what was already moved stays where it was last.
  const onPointerCancel = () => {
    const cancelled = drag.current
    drag.current = null
    if (cancelled?.moved) onScrub(cancelled.atMs, { final: true })
    setHoverMs(null)
  }

  const onPointerLeave = () => {
    if (!drag.current) setHoverMs(null)
  }

  const isDragging = () => drag.current?.moved === true
  return {
    hoverMs,
    isDragging,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave },
  }
}
