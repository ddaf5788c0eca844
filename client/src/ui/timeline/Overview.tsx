import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import { clamp, keyTarget, shareOf } from './geometry.ts'
import type { Band, Span, TimelineTexts } from './timeline-types.ts'
import './Overview.css'

export interface OverviewProps {
  view: Span
  durationMs: number
  bands: readonly Band[]
  head: RefObject<HTMLDivElement | null>
  texts: TimelineTexts
  onMove: (byMs: number) => void
  onCentre: (ms: number) => void
}

/** The whole film as a slim bar on which the part in view can be dragged, pressed to, or moved by arrow keys. */
export function Overview({ view, durationMs, bands, head, texts, onMove, onCentre }: OverviewProps) {
  const fromX = useRef(0)
  const length = view.endMs - view.startMs

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const bar = event.currentTarget.getBoundingClientRect()
    const ms = clamp((event.clientX - bar.left) / bar.width, 0, 1) * durationMs
    if (ms < view.startMs || ms > view.endMs) onCentre(ms)
    fromX.current = event.clientX
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const bar = event.currentTarget
    if (!bar.hasPointerCapture(event.pointerId)) return
    onMove(((event.clientX - fromX.current) / bar.clientWidth) * durationMs)
    fromX.current = event.clientX
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { arrowMs: length / 10, shiftArrowMs: length / 2, pageMs: length }
    const target = keyTarget(event.key, event.shiftKey, view.startMs, steps, { startMs: 0, endMs: durationMs - length })
    if (target === null) return
    event.preventDefault()
    onMove(target - view.startMs)
  }

  return (
    <div
      className="ui-timeline-overview"
      data-testid="timeline-overview"
      role="slider"
      tabIndex={0}
      aria-label={texts.overview}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs - length)}
      aria-valuenow={Math.round(view.startMs)}
      aria-valuetext={texts.spokenSpan(view)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    >
      <div className="ui-timeline-overview-film" aria-hidden="true">
        {bands.map(band => (
          <div key={band.id} data-kind={band.kind} style={stretch(band, durationMs)} />
        ))}
      </div>
      <div className="ui-timeline-overview-view" style={stretch(view, durationMs)} />
      <div className="ui-timeline-overview-lane">
        <div ref={head} className="ui-timeline-overview-head" />
      </div>
    </div>
  )
}

function stretch(span: Span, durationMs: number) {
  const left = shareOf(span.startMs, durationMs) * 100
  return { left: `${left}%`, width: `${shareOf(span.endMs, durationMs) * 100 - left}%` }
}
