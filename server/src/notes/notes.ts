import {
  AppError,
  type DocumentName,
  type Locale,
  type Meeting,
  type MeetingId,
  manualOf,
  type NotesFile,
  type NotesFormat,
  type NoteVersion,
  type PersonId,
  type RedThread,
} from '@samsyn/shared'
import { createTurns } from '../turns.ts'
import { notesRoutes, type Take } from './notes.door.ts'
import type { PaperInput } from './paper.ts'
import type { Reader } from './reader.ts'
import { paperWords } from './words.ts'

type Needs = {
  take: Take
  documents: {
    whole(document: DocumentName): Promise<Uint8Array>
    versions(document: DocumentName): Promise<NoteVersion[]>
    at(document: DocumentName, seq: number): Promise<Uint8Array>
  }
  meeting: (id: MeetingId) => Promise<Meeting>
  reader: Pick<Reader, 'file'>
  thread: (cycleId: Meeting['cycleId']) => Promise<RedThread>
}

type Wanted = { format: NotesFormat; locale: Locale; timeZone: string }

/** What surrounds a meeting's notes: how they were before, and as a file to take along. */
export function createNotes({ documents, reader, meeting, thread, take }: Needs) {
  const making = new Set<PersonId>()
  const readings = createTurns<PersonId>()
  const name = (meetingId: MeetingId): DocumentName => ({ kind: 'notes', meetingId })

  async function about(met: Meeting, { locale, timeZone }: Wanted): Promise<Omit<PaperInput, 'prose'>> {
    const manual = manualOf(met.manualVersion)
    if (!manual) throw new AppError('damaged', `no manual ${met.manualVersion}`)
    const { agreed } = await thread(met.cycleId)
    return { meeting: met, manual, agreed, locale, timeZone }
  }

  async function file(meetingId: MeetingId, wanted: Wanted): Promise<NotesFile> {
    const met = await meeting(meetingId)
    const [surroundings, whole] = await Promise.all([about(met, wanted), documents.whole(name(meetingId))])
    const question = { kind: 'notes', whole, about: surroundings, format: wanted.format } as const
    return reader.file(question, paperWords(wanted.locale).file(met.cycleIndex))
  }

  const own = {
    take,
    versions: (meetingId: MeetingId) => documents.versions(name(meetingId)),
    /** One at a time for a person, so that nobody else waits for more than one of theirs. */
    at: (meetingId: MeetingId, seq: number, personId: PersonId) =>
      readings.take(personId, () => documents.at(name(meetingId), seq)),
    /** One file at a time for a person: they take long. Throws an AppError `file-in-the-making` while there is another. */
    async takeAlong(meetingId: MeetingId, wanted: Wanted, personId: PersonId): Promise<NotesFile> {
      if (making.has(personId)) throw new AppError('file-in-the-making')
      making.add(personId)
      return file(meetingId, wanted).finally(() => making.delete(personId))
    },
  }
  return { ...own, routes: notesRoutes(own) }
}
