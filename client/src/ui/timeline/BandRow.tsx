import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { KindShape } from '../KindShape.tsx'
import { Tooltip } from '../Tooltip.tsx'
import { shareOf } from './geometry.ts'
import { layOutLanes } from './lanes.ts'
import type { Band } from './timeline-types.ts'

const leastWidth = 28
const laneHeight = 36

export interface BandRowProps {
  label: string
  bands: readonly Band[]
  width: number
  durationMs: number
  onSelect: (id: string) => void
}

/** The sequences beneath the film, each as long as it lasts; those that overlap lie under each other. */
export function BandRow({ label, bands, width, durationMs, onSelect }: BandRowProps) {
  const placed = useMemo(() => placeBands(bands, width, durationMs), [bands, width, durationMs])
  return (
    <ul className="ui-timeline-bands" aria-label={label} style={{ height: placed.laneCount * laneHeight }}>
      {placed.bands.map(({ band, left, bandWidth, lane }) => (
        <li key={band.id} style={{ left, top: lane * laneHeight, width: bandWidth }}>
          <Tooltip text={band.label} placement="bottom">
            <Button
              className="ui-timeline-band"
              data-kind={band.kind}
              data-testid={`band-${band.id}`}
              aria-label={band.label}
              aria-pressed={band.selected}
              onPress={() => onSelect(band.id)}
            >
              <KindShape kind={band.kind} size={12} />
              {bandWidth > 72 ? <span className="ui-timeline-band-label">{band.label}</span> : null}
            </Button>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

function placeBands(bands: readonly Band[], width: number, durationMs: number) {
  const extents = bands.map(band => {
    const natural = shareOf(band.endMs, durationMs) * width - shareOf(band.startMs, durationMs) * width
    const bandWidth = Math.max(leastWidth, natural)
    const left = Math.max(0, Math.min(shareOf(band.startMs, durationMs) * width, width - bandWidth))
    return { id: band.id, band, left, right: left + bandWidth, bandWidth }
  })
  const { laneOf, laneCount } = layOutLanes(extents)
  return { laneCount, bands: extents.map(extent => ({ ...extent, lane: laneOf.get(extent.id) ?? 0 })) }
}
