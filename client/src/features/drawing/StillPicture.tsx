import { streamUrl } from '@samsyn/shared'
import { useMemo } from 'react'
import { useStore } from '../../useStore.ts'
import { StrokePath } from './StrokePath.tsx'
import { placeOf, type StillFilm } from './still-place.ts'
import './StillPicture.css'

type Props = {
  still: { recordingId: string; filmMs: number }
  film: StillFilm
  /** Called when the picture cannot be had, so that no broken one stands there. */
  onMissing: () => void
}

const boldness = 2.5

/** The film's small picture of a moment with what is drawn on that frame, for the eye alone: it follows what is drawn. */
export function StillPicture({ still, film, onMissing }: Props) {
  const all = useStore(film.strokes)
  const place = placeOf(still, film)
  const frame = place?.frame
  const shown = useMemo(() => all.filter(stroke => stroke.frame === frame), [all, frame])
  if (!place) return null
  const { x, y, width, height, sheet } = place
  return (
    <svg className="still-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-testid="still-picture">
      {/* The inner one lets nothing of the sheet be seen beside the picture. */}
      <svg width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
        <image href={streamUrl('storyboard', film.recordingId)} {...sheet} onError={onMissing} />
      </svg>
      {shown.map(stroke => (
        <StrokePath key={stroke.id} {...{ stroke, width, height, boldness }} />
      ))}
    </svg>
  )
}
