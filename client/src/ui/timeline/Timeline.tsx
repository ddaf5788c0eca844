import { type ReactNode, useRef } from 'react'
import { classNames } from '../class-names.ts'
import { BandRow } from './BandRow.tsx'
import { clamp } from './geometry.ts'
import { MarkRow } from './MarkRow.tsx'
import { Overview } from './Overview.tsx'
import { TimelineTools } from './TimelineTools.tsx'
import { Track } from './Track.tsx'
import type { Band, Mark, Span, Storyboard, SubscribePosition, TimelineTexts } from './timeline-types.ts'
import { useElementWidth } from './useElementWidth.ts'
import { useGestures } from './useGestures.ts'
import { usePlayhead } from './usePlayhead.ts'
import { useSeekKeys } from './useSeekKeys.ts'
import { useViewport } from './useViewport.ts'
import { useWheel } from './useWheel.ts'
import { centred, isVisible, isWhole, msAt, panned, pinched, wholeFilm, zoomed } from './viewport.ts'
import './Timeline.css'

export interface TimelineProps {
  durationMs: number
  /** Where the film stands; with `subscribePosition` only where it begins. */
  positionMs: number
  /** Moves the playhead without rendering. Must keep its identity between renders. */
  subscribePosition?: SubscribePosition
  frameDurationMs: number
  storyboard?: Storyboard
  /** One loudness (0..1) per even stretch of the film. */
  peaks?: ArrayLike<number>
  bands: readonly Band[]
  /** What was drawn; absent where nobody draws. */
  marks?: readonly Mark[]
  /** The sequence being marked; null or absent shows no handles. */
  selection?: Span | null
  disabled?: boolean
  texts: TimelineTexts
  onSeek: (ms: number, phase: { final: boolean }) => void
  onSelectBand: (id: string) => void
  onSelectionChange?: (span: Span, phase: { final: boolean }) => void
  /** Stands at the end of the line of zoom buttons. */
  tools?: ReactNode
  className?: string
}

/** The film from end to end or a part of it: its pictures, its sound, its sequences, its drawings, and where we are. */
export function Timeline(props: TimelineProps) {
  const { durationMs, frameDurationMs, bands, marks, disabled = false, texts } = props
  const root = useRef<HTMLDivElement>(null)
  const track = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const width = useElementWidth(track)
  const isTouched = () => touched.current
  const viewport = useViewport({ durationMs, frameDurationMs, width, isTouched })
  const { view, bounds, viewNow, change, reveal } = viewport

  const { positionMs, subscribePosition } = props
  const { playhead, overviewHead, shownMs, lead, onFocus } = usePlayhead(track, {
    ...{ durationMs, positionMs, subscribePosition, view },
    spokenPosition: texts.spokenPosition,
    isDragging: isTouched,
    onMoved: viewport.follow,
  })
  const seek = (ms: number, phase: { final: boolean }) => {
    reveal(ms)
    lead(ms)
    props.onSeek(ms, phase)
  }
  const goTo = (ms: number) => seek(ms, { final: true })
  const zoomAt = (factor: number, atMs: number) => change((from, within) => zoomed(from, factor, atMs, within))
  const panBy = (byMs: number) => change((from, within) => panned(from, byMs, within))

  /** Around the playhead where it can be seen, else around the middle of what can. */
  const zoom = (factor: number) => {
    if (factor === 0) return change(() => wholeFilm(durationMs))
    zoomAt(factor, isVisible(shownMs.current, view) ? shownMs.current : (view.startMs + view.endMs) / 2)
  }

  const { peekX, handlers } = useGestures({
    touched,
    disabled,
    onScrub: (x, phase) => seek(Math.round(clamp(msAt(x, viewNow(), width), 0, durationMs)), phase),
    onPinch: (from, to) => change((before, within) => pinched(before, from, to, width, within)),
  })
  useWheel(root, track, {
    canPan: !isWhole(view, durationMs),
    onZoom: (factor, x) => zoomAt(factor, msAt(x, viewNow(), width)),
    onPan: byPx => panBy((byPx / width) * (view.endMs - view.startMs)),
  })
  const onKeyDown = useSeekKeys({ durationMs, disabled, shownMs, onSeek: goTo, onZoom: zoom })
  const whole = isWhole(view, durationMs)

  return (
    <div ref={root} className={classNames('ui-timeline', props.className)} data-disabled={disabled || undefined}>
      <Track
        {...{ track, playhead, view, width, durationMs, frameDurationMs, bands, texts, disabled, peekX }}
        storyboard={props.storyboard}
        peaks={props.peaks}
        selection={props.selection}
        onSelectionChange={props.onSelectionChange}
        onReveal={reveal}
        shownMs={shownMs.current}
        slider={{ onKeyDown, onFocus, ...handlers }}
      />
      <BandRow {...{ bands, durationMs, view, width, texts }} onSelect={props.onSelectBand} onFocus={reveal} />
      {marks ? (
        <MarkRow
          {...{ marks, view, width, texts, disabled }}
          playheadMs={() => shownMs.current}
          onPress={goTo}
          onFocus={reveal}
        />
      ) : null}
      <TimelineTools
        texts={texts}
        canGrow={view.endMs - view.startMs > bounds.leastMs + 1}
        canShrink={!whole}
        onZoom={zoom}
        more={props.tools}
      >
        {whole ? null : (
          <Overview
            {...{ view, durationMs, bands, texts }}
            head={overviewHead}
            onMove={panBy}
            onCentre={ms => change((from, within) => centred(from, ms, within))}
          />
        )}
      </TimelineTools>
    </div>
  )
}
