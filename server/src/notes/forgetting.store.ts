import { type DocumentName, documentNamed, documentPath, type MeetingId, type RecordingId } from '@samsyn/shared'
import { emptyLog } from '../store/empty-log.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'

/** The SQL of forgetting a film: which meetings and which notes may speak of it. */
export function createForgettingStore(store: Store) {
  return {
    /** The meetings of the film's course; `own` when the meeting was about this film. */
    async meetings(recordingId: RecordingId): Promise<{ id: MeetingId; own: boolean }[]> {
      const course = store
        .selectFrom('recording')
        .innerJoin('cycle', 'cycle.id', 'recording.cycleId')
        .select('cycle.courseId')
        .where('recording.id', '=', recordingId)
      const rows = await store
        .selectFrom('meeting')
        .innerJoin('cycle', 'cycle.id', 'meeting.cycleId')
        .select(['meeting.id', 'meeting.recordingId'])
        .where('cycle.courseId', '=', course)
        .execute()
      return rows.map(row => ({ id: row.id as MeetingId, own: row.recordingId === recordingId }))
    },
    async sequenceIds(recordingId: RecordingId): Promise<Set<string>> {
      const rows = await store.selectFrom('sequence').select('id').where('recordingId', '=', recordingId).execute()
      return new Set(rows.map(({ id }) => id))
    },
    /** The shared notes of a meeting and everybody's private ones, as far as anything is written in them. */
    async notesOf(meetingId: MeetingId): Promise<DocumentName[]> {
      const shared = documentPath({ kind: 'notes', meetingId })
      const ofMeeting = (table: 'documentUpdate' | 'documentSnapshot') =>
        store
          .selectFrom(table)
          .select('document')
          .where(where =>
            where.or([where('document', '=', shared), where('document', 'like', `private/${meetingId}/%`)]),
          )
      const rows = await ofMeeting('documentUpdate').union(ofMeeting('documentSnapshot')).execute()
      return rows.flatMap(({ document }) => documentNamed(document) ?? [])
    },
    async isErased(document: DocumentName): Promise<boolean> {
      const query = store.selectFrom('documentErased').select('atMs').where('document', '=', documentPath(document))
      return (await query.executeTakeFirst()) !== undefined
    },
    /** What was said at a meeting is gone: chat, and how the film was shown. Who came and went stays known. */
    forgetLog: (meetingId: MeetingId): Promise<void> => sealsOf(store).destroy(sealedIn.log(meetingId)),
    /** Empties the write-ahead file into the database, where what was deleted has been overwritten. */
    async settle(): Promise<void> {
      await emptyLog(store)
    },
  }
}
