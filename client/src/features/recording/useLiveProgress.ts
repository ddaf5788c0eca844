import type { Recording } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useLine } from '../../app/LineContext.tsx'

/** How far a film is, 0..1, as the server tells while it works on it. */
export function useLiveProgress({ id, state, progress }: Recording): number {
  const line = useLine()
  const [live, setLive] = useState({ state, progress })
  useEffect(
    () =>
      line.on('recording:progressed', told => told.recordingId === id && setLive({ state, progress: told.progress })),
    [line, id, state],
  )
  // What was told of an earlier state says nothing of this one.
  return live.state === state ? Math.max(live.progress, progress) : progress
}
