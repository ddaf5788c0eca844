import { memo } from 'react'
import { filmTime } from './film-time.ts'
import { rulerOf } from './ruler.ts'
import type { Span } from './timeline-types.ts'
import './Ruler.css'

export interface RulerProps {
  view: Span
  width: number
  frameDurationMs: number
}

/** Film time along the track, for the eye: the slider says it aloud. */
export const Ruler = memo(function Ruler({ view, width, frameDurationMs }: RulerProps) {
  const { labels, minorPx, minorFrom } = rulerOf(view, width, frameDurationMs)
  return (
    <div
      className="ui-timeline-ruler"
      aria-hidden="true"
      style={{ backgroundSize: `${minorPx}px 5px`, backgroundPositionX: minorFrom }}
    >
      {labels.map(({ ms, x }) => (
        <span key={ms} style={{ transform: `translateX(${x}px)` }}>
          {filmTime(ms)}
        </span>
      ))}
    </div>
  )
})
