import {
  emptyVector,
  Film,
  type MeetingId,
  type PersonId,
  type RecordingId,
  type SequenceId,
  Vector,
} from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { storedJson } from '../store/stored.ts'

export type SavedPlayback = { vector: Vector; controllerId: PersonId | null }

/** The SQL of where films stand. */
export function createPlaybackStore(store: Store) {
  return {
    /** What was saved for a meeting; for one that has shown nothing yet, or where that cannot be read, the start of its film. */
    async load(meetingId: MeetingId): Promise<SavedPlayback> {
      const row = await store.selectFrom('playback').selectAll().where('meetingId', '=', meetingId).executeTakeFirst()
      const vector = storedJson(Vector, row?.vectorJson ?? null)
      if (row && vector) return { vector, controllerId: row.controllerId as PersonId | null }
      return { vector: { ...emptyVector, recordingId: await recordingOf(store, meetingId) }, controllerId: null }
    },
    /** Saves how films stand now, in one commit: that of `transaction` where one is under way. */
    save(films: Iterable<SavedPlayback & { meetingId: MeetingId }>, savedMs: number, transaction: Store = store) {
      const rows = [...films].map(({ meetingId, vector, controllerId }) => ({
        ...{ meetingId, vectorJson: JSON.stringify(vector), controllerId },
        savedMs: Math.round(savedMs),
      }))
      return transaction
        .insertInto('playback')
        .values(rows)
        .onConflict(conflict =>
          conflict.column('meetingId').doUpdateSet(({ ref }) => ({
            vectorJson: ref('excluded.vectorJson'),
            controllerId: ref('excluded.controllerId'),
            savedMs: ref('excluded.savedMs'),
          })),
        )
        .execute()
    },
    /** How long a film is, when it is known. */
    async durationMs(recordingId: RecordingId): Promise<number | null> {
      const row = await store
        .selectFrom('recording')
        .select('filmJson')
        .where('id', '=', recordingId)
        .executeTakeFirst()
      return storedJson(Film, row?.filmJson ?? null)?.durationMs ?? null
    },
    /** The bounds of a sequence, if it is one of this recording's. */
    range: (recordingId: RecordingId, sequenceId: SequenceId) =>
      store
        .selectFrom('sequence')
        .select(['startMs', 'endMs'])
        .where('id', '=', sequenceId)
        .where('recordingId', '=', recordingId)
        .executeTakeFirst(),
  }
}

export type PlaybackStore = ReturnType<typeof createPlaybackStore>

async function recordingOf(store: Store, meetingId: MeetingId): Promise<RecordingId> {
  const row = await store
    .selectFrom('meeting')
    .select('recordingId')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return row.recordingId as RecordingId
}
