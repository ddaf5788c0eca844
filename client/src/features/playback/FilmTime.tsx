import { useEffect, useState } from 'react'
import { filmTime } from '../../i18n/format.ts'
import type { Player } from '../../player/Player.ts'

/** Where the film is and how long it is: "0:18 / 1:09". */
export function FilmTime({ player, durationMs }: { player: Player; durationMs: number }) {
  const [shown, setShown] = useState(() => filmTime(player.positionMs()))
  // The same text again renders nothing: this changes once a second, not once a frame.
  useEffect(() => player.onPosition(positionMs => setShown(filmTime(positionMs))), [player])
  return (
    <span className="film-time">
      <span className="film-time__now">{shown}</span> / {filmTime(durationMs)}
    </span>
  )
}
