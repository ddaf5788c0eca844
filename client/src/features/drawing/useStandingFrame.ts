import { useCallback, useSyncExternalStore } from 'react'
import type { Player } from '../../player/Player.ts'

export type Standing = Pick<Player, 'report'>

/** The frame that stands on the screen; null while the film runs or is on its way to a frame. */
export function useStandingFrame({ report }: Standing): number | null {
  const frame = useCallback(() => {
    const { frame, status } = report.get()
    return status === 'showing' ? frame : null
  }, [report])
  return useSyncExternalStore(report.subscribe, frame)
}
