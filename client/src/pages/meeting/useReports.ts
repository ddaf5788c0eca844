import { useEffect } from 'react'
import type { MeetingSteering } from '../../features/playback/meeting-steering.ts'
import type { Player } from '../../player/Player.ts'

/** Tells the others what this screen shows, each time that changes; of what somebody looks at alone, only that they do. */
export function useReports(player: Player | null, steering: MeetingSteering, apart: boolean): void {
  useEffect(() => {
    if (!player) return
    const tell = () => steering.report(player.report.get())
    const tellApart = () => {
      const { rev } = steering.vector.get()
      steering.report({ ...player.report.get(), rev, frame: null, status: 'apart' })
    }
    if (apart) {
      tellApart()
      return steering.vector.subscribe(tellApart)
    }
    tell()
    return player.report.subscribe(tell)
  }, [player, steering, apart])
}
