import type { KeyboardEvent, PointerEvent } from 'react'
import { clamp, keyTarget } from './geometry.ts'
import type { Span } from './timeline-types.ts'
import { isVisible, msAt, xOf } from './viewport.ts'
import './SelectionHandle.css'

export interface SelectionHandleProps {
  edge: keyof Span
  span: Span
  /** How far this end may go. */
  limits: Span
  durationMs: number
  view: Span
  frameDurationMs: number
  label: string
  spokenTime: (ms: number) => string
  disabled: boolean
  onMove: (toMs: number, phase: { final: boolean }) => void
  /** It has got the focus though it is out of view. */
  onReveal: (ms: number) => void
}

/** One end of a sequence being marked: dragged, or moved a frame at a time by arrow keys (a second with Shift). */
export function SelectionHandle({
  edge,
  span,
  limits,
  durationMs,
  view,
  frameDurationMs,
  disabled,
  ...props
}: SelectionHandleProps) {
  const { label, spokenTime, onMove, onReveal } = props
  const valueMs = span[edge]
  const outside = !isVisible(valueMs, view)

  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled) return
    const steps = { arrowMs: frameDurationMs, shiftArrowMs: 1000, pageMs: 5000 }
    const target = keyTarget(event.key, event.shiftKey, valueMs, steps, limits)
    if (target === null) return
    event.preventDefault()
    onMove(target, { final: true })
  }

  const onPointer = (event: PointerEvent<HTMLElement>, final: boolean) => {
    const handle = event.currentTarget
    if (disabled || !handle.hasPointerCapture(event.pointerId)) return
    const track = handle.parentElement?.getBoundingClientRect()
    if (!track || track.width === 0) return
    onMove(clamp(msAt(event.clientX - track.left, view, track.width), 0, durationMs), { final })
  }

  return (
    <div
      className="ui-timeline-handle"
      data-edge={edge}
      data-testid={edge === 'startMs' ? 'selection-start' : 'selection-end'}
      data-outside={outside || undefined}
      style={{ left: `${outside ? 0 : xOf(valueMs, view, 100)}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={limits.startMs}
      aria-valuemax={limits.endMs}
      aria-valuenow={valueMs}
      aria-valuetext={spokenTime(valueMs)}
      aria-disabled={disabled || undefined}
      onFocus={() => outside && onReveal(valueMs)}
      onKeyDown={onKeyDown}
      onPointerDown={event => !disabled && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={event => onPointer(event, false)}
      onPointerUp={event => onPointer(event, true)}
    />
  )
}
