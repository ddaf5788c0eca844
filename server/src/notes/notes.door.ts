import type { Locale, MeetingId, NotesFile, NotesFormat, NoteVersion, PersonId, TakenAlong } from '@samsyn/shared'
import type { Actor } from '../doors/call.ts'
import type { RouteHandlers } from '../doors/handlers.ts'

/** Puts on the record that somebody takes something of a meeting along, before it is given. */
export type Take = (actor: Actor, meetingId: MeetingId, what: TakenAlong, which: string | number) => Promise<void>

type Doing = {
  take: Take
  versions: (meetingId: MeetingId) => Promise<NoteVersion[]>
  at: (meetingId: MeetingId, seq: number, personId: PersonId) => Promise<Uint8Array>
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
    'notes:at': async ({ payload: { meetingId, seq }, actor }) => {
      await notes.take(actor, meetingId, 'notes-version', seq)
      return { update: Buffer.from(await notes.at(meetingId, seq, actor.self.id)).toString('base64') }
    },
    'notes:take-along': async ({ payload: { meetingId, ...wanted }, actor }) => {
      await notes.take(actor, meetingId, 'notes', wanted.format)
      return notes.takeAlong(meetingId, wanted, actor.self.id)
    },
  }
}
