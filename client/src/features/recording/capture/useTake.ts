import { type CycleId, RecordingId } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useChange } from '../../../app/queries.ts'
import { useStore } from '../../../useStore.ts'
import { kindToRecord, nameFor } from './kind.ts'
import type { Lens } from './lens.ts'
import type { Take } from './take.ts'
import { useTakes } from './takes.ts'

/** Begins the recording of a round; the take, once it runs. */
export function useTake(cycleId: CycleId, lens: Lens) {
  const takes = useTakes()
  const queries = useQueryClient()
  const create = useChange('recording:create', ['course:of-cycle', 'course:list'])
  const [take, setTake] = useState<Take | null>(null)
  const [cannot, setCannot] = useState(false)

  async function begin() {
    const { stream, soundOnly } = lens.state.get()
    const kind = kindToRecord(soundOnly, type => window.MediaRecorder?.isTypeSupported(type) ?? false)
    setCannot(kind === null)
    if (!stream || kind === null) return
    const id = RecordingId.parse(crypto.randomUUID())
    const made = { cycleId, id, fileName: nameFor(kind), sizeBytes: null, soundOnly }
    const recording = await create.mutateAsync(made).catch(() => null)
    if (!recording) return
    queries.setQueryData(['recording:get', { recordingId: id }], recording)
    setTake(takes.begin(id, stream, kind))
  }
  return { take, begin: () => void begin(), busy: create.isPending, error: create.error, cannot }
}

/** How a take and its sending stand. */
export function useTakeState(take: Take) {
  return { ...useStore(take.state), sending: useStore(take.sending.state) }
}

/** The time by `performance.now()`, anew every so often while it is wanted. */
export function useNow(everyMs: number, wanted: boolean): number {
  const [nowMs, setNowMs] = useState(() => performance.now())
  useEffect(() => {
    setNowMs(performance.now())
    if (!wanted) return
    const timer = setInterval(() => setNowMs(performance.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, wanted])
  return nowMs
}
