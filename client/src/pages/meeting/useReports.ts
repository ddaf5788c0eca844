import { useEffect } from 'react'
import type { MeetingSteering } from '../../features/playback/meeting-steering.ts'
import type { Player } from '../../player/Player.ts'

/** Tells the others what this screen shows, each time that changes. */
export function useReports(player: Player | null, steering: MeetingSteering): void {
  useEffect(() => {
    if (!player) return
    const tell = () => steering.report(player.report.get())
    tell()
    return player.report.subscribe(tell)
  }, [player, steering])
}
