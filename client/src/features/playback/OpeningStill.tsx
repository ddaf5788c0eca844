import { type Film, frameAt, type RecordingId, streamUrl } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import type { Player } from '../../player/Player.ts'
import { useStore } from '../../useStore.ts'
import type { Steering } from './steering.ts'

type Props = { recordingId: RecordingId; film: Film; steering: Steering; player: Player }

/** The film's first frame as a still, where that is what is waited for: a long film's index takes a while on a weak line. */
export function OpeningStill({ recordingId, film, steering, player }: Props) {
  const status = useStore(player.status)
  const { playing, positionMs } = useStore(steering.vector)
  const [over, setOver] = useState(false)
  const there = status === 'showing' || status === 'playing'
  useEffect(() => {
    if (there) setOver(true)
  }, [there])
  if (over || there || playing || frameAt(positionMs, film.frameRate) > 0) return null
  return (
    <img
      className="film-stage__opening"
      data-testid="opening-still"
      src={streamUrl('opening', recordingId)}
      fetchPriority="high"
      alt=""
    />
  )
}
