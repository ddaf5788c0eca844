import type { ParticipantFrame, PersonId, PlayerReport } from '@samsyn/shared'
import type { Player } from '../../player/Player.ts'
import { createStore } from '../../store.ts'
import { useStore } from '../../useStore.ts'

const nothing = createStore<Pick<PlayerReport, 'rev' | 'frame' | 'status' | 'blank'>>({
  rev: -1,
  frame: null,
  status: 'loading',
  blank: true,
})

/** What this screen shows, as its own player has it: nothing that was told of it before is believed. */
export function useOwnFrame(player: Player | null, personId: PersonId, apart: boolean): ParticipantFrame {
  const { rev, frame, status, blank } = useStore<Pick<PlayerReport, 'rev' | 'frame' | 'status' | 'blank'>>(
    player?.report ?? nothing,
  )
  return apart ? { personId, rev, frame: null, status: 'apart' } : { personId, rev, frame, status, blank }
}
