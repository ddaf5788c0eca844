import type { RecordingId } from '@samsyn/shared'
import { useChange } from '../../app/queries.ts'
import { useTakes } from './capture/takes.ts'
import { useUploads } from './uploads.ts'

/** Deletes a film for good, and stops what is still being sent of it. */
export function useDiscard(recordingId: RecordingId) {
  const uploads = useUploads()
  const takes = useTakes()
  const change = useChange('recording:discard', ['course:of-cycle', 'course:list', 'recording:receipts'])
  return {
    busy: change.isPending,
    error: change.error,
    discard() {
      uploads.stop(recordingId)
      takes.drop(recordingId)
      change.mutate({ recordingId })
    },
    /** Deletes, and then does what needs the film to be gone. */
    discardAnd(then: () => void) {
      uploads.stop(recordingId)
      takes.drop(recordingId)
      void change.mutateAsync({ recordingId }).then(then, () => undefined)
    },
  }
}
