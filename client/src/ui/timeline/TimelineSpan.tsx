import type { Span } from './timeline-types.ts'
import { xOf } from './viewport.ts'

/** A tinted stretch of the track: the chosen sequence, or the one being marked. */
export function TimelineSpan({ span, view, look }: { span: Span; view: Span; look: string }) {
  const left = xOf(span.startMs, view, 100)
  const right = 100 - xOf(span.endMs, view, 100)
  return <div className="ui-timeline-span" data-look={look} style={{ left: `${left}%`, right: `${right}%` }} />
}
