import { type CycleId, RecordingId } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../app/queries.ts'
import type { Way } from './after-failure.ts'
import { type Unfit, unfitness } from './unfit.ts'
import { useUploads } from './uploads.ts'

/** Sends a chosen file as the film of a round; the upload goes on when this screen is left. */
export function useBeginFilm(cycleId: CycleId) {
  const create = useChange('recording:create', ['course:of-cycle', 'course:list'])
  const queries = useQueryClient()
  const send = useSendFile()
  const [unfit, setUnfit] = useState<Unfit | null>(null)
  const begin = async (file: File) => {
    const wrong = unfitness(file)
    setUnfit(wrong)
    if (wrong) return
    const id = RecordingId.parse(crypto.randomUUID())
    const made = { cycleId, id, fileName: file.name, sizeBytes: file.size }
    const recording = await create.mutateAsync(made).catch(() => null)
    if (!recording) return
    queries.setQueryData(['recording:get', { recordingId: id }], recording)
    if (recording.state === 'uploading') send(id, file, 'begin')
  }
  return { begin: (file: File) => void begin(file), busy: create.isPending, unfit, error: create.error }
}

/** Sends a file as an upload that the server knows of. */
export function useSendFile() {
  const uploads = useUploads()
  const refresh = useRefreshFilms()
  return (id: RecordingId, file: File, way: Way) => uploads.start(id, file, way, refresh)
}

/** Asks anew how films and rounds stand. */
export function useRefreshFilms() {
  const queries = useQueryClient()
  return () => {
    for (const name of ['recording:get', 'course:of-cycle', 'course:list']) {
      void queries.invalidateQueries({ queryKey: [name] })
    }
  }
}
