import { useSyncExternalStore } from 'react'
import type { Drawings } from './drawings.ts'

/** Whether there is something on this frame for this person to take away. Renders when the answer changes, not at every point. */
export function useDrawn(drawings: Drawings, frame: number | null): { undoable: boolean; clearable: boolean } {
  const { subscribe } = drawings.strokes
  const undoable = useSyncExternalStore(subscribe, () => frame !== null && drawings.undoable(frame))
  const clearable = useSyncExternalStore(
    subscribe,
    () => frame !== null && drawings.onFrame(frame).some(drawings.mayRemove),
  )
  return { undoable, clearable }
}
