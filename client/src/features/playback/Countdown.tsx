import { useState } from 'react'
import type { PlayerClock } from '../../player/Player.ts'

/** A bar that empties from one server time to another. */
export function Countdown({ fromMs, toMs, clock }: { fromMs: number; toMs: number; clock: PlayerClock }) {
  // Begun once, where it should be then; from there it runs by itself.
  const [passedMs] = useState(() => clock.now() - fromMs)
  const style = { animationDuration: `${toMs - fromMs}ms`, animationDelay: `${-Math.max(0, passedMs)}ms` }
  return (
    <span className="countdown" aria-hidden="true">
      <span className="countdown__left" style={style} />
    </span>
  )
}
