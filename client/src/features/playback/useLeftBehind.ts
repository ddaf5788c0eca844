import type { Hold, PersonId } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import type { Player } from '../../player/Player.ts'
import { useStore } from '../../useStore.ts'

/** Whether the others waited for this person, have gone on, and this screen has not caught up yet. */
export function useLeftBehind(hold: Hold | null, selfId: PersonId, player: Player): boolean {
  const status = useStore(player.status)
  const [waitedFor, setWaitedFor] = useState(false)
  const held = hold?.personIds.includes(selfId) ?? false
  useEffect(() => {
    if (held) setWaitedFor(true)
    else if (status !== 'loading') setWaitedFor(false)
  }, [held, status])
  return waitedFor && !held && status === 'loading'
}
