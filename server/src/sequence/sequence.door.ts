import type { PersonId, RecordingId, Sequence, SequenceDraft, SequenceId } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'

type Names = 'sequence:list' | 'sequence:put' | 'sequence:remove' | 'sequence:order'

type Doing = {
  forRecording: (recordingId: RecordingId) => Promise<Sequence[]>
  put: (draft: SequenceDraft, by: PersonId) => Promise<Sequence[]>
  remove: (recordingId: RecordingId, id: SequenceId) => Promise<Sequence[]>
  order: (recordingId: RecordingId, ids: readonly SequenceId[]) => Promise<Sequence[]>
}

/** Which routes show, mark and order sequences. Only who may mark them sees those that are not released. */
export function sequenceRoutes(sequences: Doing): RouteHandlers<Names> {
  return {
    'sequence:list': async ({ payload, actor }) => {
      const all = await sequences.forRecording(payload.recordingId)
      return actor.relation === 'supervisor' ? all : all.filter(sequence => sequence.released)
    },
    'sequence:put': ({ payload, actor }) => sequences.put(payload, actor.self.id),
    'sequence:remove': ({ payload }) => sequences.remove(payload.recordingId, payload.id),
    'sequence:order': ({ payload }) => sequences.order(payload.recordingId, payload.ids),
  }
}
