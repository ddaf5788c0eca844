import type { HTMLAttributes, RefObject } from 'react'
import { clamp } from './geometry.ts'
import { HoverPreview } from './HoverPreview.tsx'
import { Ruler } from './Ruler.tsx'
import { SelectionHandles } from './SelectionHandles.tsx'
import { StoryboardRow } from './StoryboardRow.tsx'
import type { TimelineProps } from './Timeline.tsx'
import { TimelineSpan } from './TimelineSpan.tsx'
import type { Span } from './timeline-types.ts'
import { msAt } from './viewport.ts'
import { Waveform } from './Waveform.tsx'

const storyboardHeight = 44
const waveformHeight = 28

type Given = 'durationMs' | 'frameDurationMs' | 'bands' | 'texts'
type Perhaps = 'storyboard' | 'peaks' | 'selection' | 'onSelectionChange'

export type TrackProps = Pick<TimelineProps, Given> & { [Key in Perhaps]: TimelineProps[Key] | undefined } & {
  track: RefObject<HTMLDivElement | null>
  playhead: RefObject<HTMLDivElement | null>
  view: Span
  width: number
  disabled: boolean
  /** Where the pointer looks, in pixels of the track. */
  peekX: number | null
  shownMs: number
  slider: HTMLAttributes<HTMLDivElement>
  onReveal: (ms: number) => void
}

/** The slider itself: time, pictures and sound of what is in view, with the playhead and what is being marked. */
export function Track({
  track,
  playhead,
  view,
  width,
  durationMs,
  frameDurationMs,
  texts,
  disabled,
  ...props
}: TrackProps) {
  const { bands, storyboard, peaks, selection, onSelectionChange, peekX } = props
  const chosen = bands.find(band => band.selected)
  return (
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
        aria-valuenow={Math.round(props.shownMs)}
        aria-disabled={disabled || undefined}
        {...props.slider}
      >
        <Ruler view={view} width={width} frameDurationMs={frameDurationMs} />
        <StoryboardRow board={storyboard} view={view} width={width} height={storyboardHeight} />
        <Waveform peaks={peaks} durationMs={durationMs} view={view} width={width} height={waveformHeight} />
        {chosen ? <TimelineSpan span={chosen} view={view} look={chosen.kind} /> : null}
        {selection ? <TimelineSpan span={selection} view={view} look="selection" /> : null}
      </div>
      {selection && onSelectionChange ? (
        <SelectionHandles
          span={selection}
          {...{ durationMs, view, frameDurationMs, texts, disabled }}
          onChange={onSelectionChange}
          onReveal={props.onReveal}
        />
      ) : null}
      <div className="ui-timeline-playhead-lane" aria-hidden="true">
        <div ref={playhead} className="ui-timeline-playhead" />
      </div>
      {peekX === null ? null : (
        <HoverPreview
          x={peekX}
          atMs={clamp(msAt(peekX, view, width), 0, durationMs)}
          board={storyboard}
          width={width}
        />
      )}
    </div>
  )
}
