import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { KindShape } from '../KindShape.tsx'
import { Tooltip } from '../Tooltip.tsx'
import { filmTime } from './film-time.ts'
import { placeBands } from './place-bands.ts'
import type { Band, Span, TimelineTexts } from './timeline-types.ts'
import { useCoarse } from './useCoarse.ts'
import './rows.css'

const leastLabelPx = 72

export interface BandRowProps {
  bands: readonly Band[]
  durationMs: number
  view: Span
  width: number
  texts: TimelineTexts
  onSelect: (id: string) => void
  /** One that is out of view has got the focus. */
  onFocus: (startMs: number) => void
}

/** The sequences beneath the film, each as long as it lasts; those that overlap lie under each other. */
export function BandRow({ bands, durationMs, view, width, texts, onSelect, onFocus }: BandRowProps) {
  const coarse = useCoarse()
  const leastWidth = coarse ? 44 : 28
  const laneHeight = coarse ? 48 : 36
  const placed = useMemo(
    () => placeBands(bands, { durationMs, view, width, leastWidth }),
    [bands, durationMs, view, width, leastWidth],
  )
  return (
    <ul
      className="ui-timeline-bands"
      aria-label={texts.bands}
      style={{ height: Math.max(1, placed.laneCount) * laneHeight }}
    >
      {placed.bands.map(({ band, left, width: bandWidth, lane, outside }) => (
        <li
          key={band.id}
          data-outside={outside || undefined}
          style={{ left, top: lane * laneHeight, width: bandWidth }}
        >
          <Tooltip text={`${band.label} · ${filmTime(band.startMs)}–${filmTime(band.endMs)}`} placement="bottom">
            <Button
              className="ui-timeline-band"
              data-kind={band.kind}
              data-testid={`band-${band.id}`}
              aria-label={`${band.label}, ${texts.spokenBand(band)}`}
              aria-pressed={band.selected}
              onPress={() => onSelect(band.id)}
              onFocus={() => outside && onFocus(band.startMs)}
            >
              <KindShape kind={band.kind} size={12} />
              {bandWidth > leastLabelPx ? <span className="ui-timeline-band-label">{band.label}</span> : null}
            </Button>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}
