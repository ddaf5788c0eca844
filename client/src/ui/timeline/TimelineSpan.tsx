import { shareOf } from './geometry.ts'
import type { Span } from './timeline-types.ts'

/** A tinted stretch of the track: the chosen sequence, or the one being marked. */
export function TimelineSpan({ span, durationMs, look }: { span: Span; durationMs: number; look: string }) {
  const left = shareOf(span.startMs, durationMs) * 100
  const right = 100 - shareOf(span.endMs, durationMs) * 100
  return <div className="ui-timeline-span" data-look={look} style={{ left: `${left}%`, right: `${right}%` }} />
}
