import type { Locale, MeetingId, NotesFile, NotesFormat, NoteVersion, PersonId } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'

type Doing = {
  versions: (meetingId: MeetingId) => Promise<NoteVersion[]>
  at: (meetingId: MeetingId, seq: number) => Promise<Uint8Array>
  takeAlong: (
    meetingId: MeetingId,
    wanted: { format: NotesFormat; locale: Locale; timeZone: string },
    personId: PersonId,
  ) => Promise<NotesFile>
}

/** Which routes show how notes were before, and hand them out as files. */
export function notesRoutes(notes: Doing): RouteHandlers<'notes:versions' | 'notes:at' | 'notes:take-along'> {
  return {
    'notes:versions': ({ payload }) => notes.versions(payload.meetingId),
    'notes:at': async ({ payload: { meetingId, seq } }) => ({
      update: Buffer.from(await notes.at(meetingId, seq)).toString('base64'),
    }),
    'notes:take-along': ({ payload: { meetingId, ...wanted }, actor }) =>
      notes.takeAlong(meetingId, wanted, actor.self.id),
  }
}
