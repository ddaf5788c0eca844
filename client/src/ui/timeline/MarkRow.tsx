import { useMemo } from 'react'
import { type Cluster, clusterMarks, nextIn } from './clusters.ts'
import { MarkButton } from './MarkButton.tsx'
import type { Mark, Span, TimelineTexts } from './timeline-types.ts'
import { useCoarse } from './useCoarse.ts'
import { isVisible, xOf } from './viewport.ts'
import './rows.css'

export interface MarkRowProps {
  marks: readonly Mark[]
  view: Span
  width: number
  texts: TimelineTexts
  disabled: boolean
  /** Where the playhead is, asked when somebody presses. */
  playheadMs: () => number
  onPress: (atMs: number) => void
  /** One that is out of view has got the focus. */
  onFocus: (atMs: number) => void
}

/** Moments where somebody drew; pressing one goes there. Those that lie close are one, with their number. */
export function MarkRow({ marks, view, width, texts, disabled, playheadMs, onPress, onFocus }: MarkRowProps) {
  const size = useCoarse() ? 44 : 28
  // Not of the view's place: who lies close together does not change while one moves sideways.
  const apartMs = width > 0 ? Math.round((size * (view.endMs - view.startMs)) / width) : 0
  const clusters = useMemo(() => clusterMarks(marks, apartMs), [marks, apartMs])
  const goTo = (cluster: Cluster) => onPress(nextIn(cluster, playheadMs()).atMs)
  return (
    <ul className="ui-timeline-marks" aria-label={texts.marks} style={{ height: size }}>
      {clusters.map(cluster => {
        const outside = !isVisible(cluster.atMs, view)
        const left = outside ? 0 : xOf(cluster.atMs, view, width) - size / 2
        return (
          <li key={cluster.id} data-outside={outside || undefined} style={{ transform: `translateX(${left}px)` }}>
            <MarkButton
              cluster={cluster}
              size={size}
              texts={texts}
              disabled={disabled}
              onPress={() => goTo(cluster)}
              onFocus={() => outside && onFocus(cluster.atMs)}
            />
          </li>
        )
      })}
    </ul>
  )
}
