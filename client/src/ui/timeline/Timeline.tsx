import { useRef } from 'react'
import { classNames } from '../class-names.ts'
import { BandRow } from './BandRow.tsx'
import { HoverPreview } from './HoverPreview.tsx'
import { MarkRow } from './MarkRow.tsx'
import { SelectionHandles } from './SelectionHandles.tsx'
import { StoryboardRow } from './StoryboardRow.tsx'
import { TimelineSpan } from './TimelineSpan.tsx'
import type { Band, Mark, Span, Storyboard, SubscribePosition, TimelineTexts } from './timeline-types.ts'
import { useElementWidth } from './useElementWidth.ts'
import { usePlayhead } from './usePlayhead.ts'
import { useScrub } from './useScrub.ts'
import { useSeekKeys } from './useSeekKeys.ts'
import { Waveform } from './Waveform.tsx'
import './Timeline.css'

const storyboardHeight = 48
const waveformHeight = 36

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
  marks: readonly Mark[]
  /** The sequence being marked; null or absent shows no handles. */
  selection?: Span | null
  disabled?: boolean
  texts: TimelineTexts
  onSeek: (ms: number, phase: { final: boolean }) => void
  onSelectBand: (id: string) => void
  onSelectionChange?: (span: Span, phase: { final: boolean }) => void
  className?: string
}

/** The film from end to end: its pictures, its sound, its sequences, and where we are. */
export function Timeline(props: TimelineProps) {
  const { durationMs, frameDurationMs, storyboard, peaks, bands, marks, selection, disabled = false, texts } = props
  const track = useRef<HTMLDivElement>(null)
  const width = useElementWidth(track)

  const seek = (ms: number, phase: { final: boolean }) => {
    lead(ms)
    props.onSeek(ms, phase)
  }
  const { hoverMs, isDragging, handlers } = useScrub({ durationMs, disabled, onScrub: seek })
  const { positionMs, subscribePosition } = props
  const { spokenTime } = texts
  const playheadOptions = { durationMs, positionMs, subscribePosition, isDragging, spokenTime }
  const { playhead, shownMs, lead } = usePlayhead(track, playheadOptions)
  const onKeyDown = useSeekKeys({ durationMs, disabled, shownMs, onSeek: ms => seek(ms, { final: true }) })
  const chosen = bands.find(band => band.selected)

  return (
    <div className={classNames('ui-timeline', props.className)} data-disabled={disabled || undefined}>
      <div className="ui-timeline-upper">
        <div
          ref={track}
          className="ui-timeline-track"
          role="slider"
          tabIndex={0}
          data-testid="seek"
          aria-label={texts.seek}
          aria-valuemin={0}
          aria-valuemax={Math.round(durationMs)}
          aria-valuenow={shownMs.current}
          aria-disabled={disabled || undefined}
          onKeyDown={onKeyDown}
          {...handlers}
        >
          <StoryboardRow board={storyboard} width={width} height={storyboardHeight} durationMs={durationMs} />
          <Waveform peaks={peaks} width={width} height={waveformHeight} />
          {chosen ? <TimelineSpan span={chosen} durationMs={durationMs} look={chosen.kind} /> : null}
          {selection ? <TimelineSpan span={selection} durationMs={durationMs} look="selection" /> : null}
        </div>
        {selection && props.onSelectionChange ? (
          <SelectionHandles
            span={selection}
            durationMs={durationMs}
            frameDurationMs={frameDurationMs}
            texts={texts}
            disabled={disabled}
            onChange={props.onSelectionChange}
          />
        ) : null}
        <div className="ui-timeline-playhead-lane" aria-hidden="true">
          <div ref={playhead} className="ui-timeline-playhead" />
        </div>
        {hoverMs === null ? null : (
          <HoverPreview atMs={hoverMs} board={storyboard} width={width} durationMs={durationMs} />
        )}
      </div>
      {bands.length > 0 ? (
        <BandRow
          label={texts.bands}
          bands={bands}
          width={width}
          durationMs={durationMs}
          onSelect={props.onSelectBand}
        />
      ) : null}
      {marks.length > 0 ? (
        <MarkRow
          marks={marks}
          width={width}
          durationMs={durationMs}
          disabled={disabled}
          onPress={ms => seek(ms, { final: true })}
        />
      ) : null}
    </div>
  )
}
