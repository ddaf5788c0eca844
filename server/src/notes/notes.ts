import {
  AppError,
  type Block,
  type DocumentName,
  type Locale,
  type Meeting,
  type MeetingId,
  manualOf,
  type NotesFile,
  type NotesFormat,
  type NoteVersion,
  noteSections,
  type Paper,
  proseOf,
  type RedThread,
} from '@samsyn/shared'
import type * as Y from 'yjs'
import { fileOf } from './file.ts'
import { notesRoutes } from './notes.door.ts'
import { paperOf } from './paper.ts'
import { paperWords } from './words.ts'

type Needs = {
  documents: {
    read<T>(document: DocumentName, use: (doc: Y.Doc) => T): Promise<T>
    versions(document: DocumentName): Promise<NoteVersion[]>
    at(document: DocumentName, seq: number): Promise<Uint8Array>
  }
  meeting: (id: MeetingId) => Promise<Meeting>
  thread: (cycleId: Meeting['cycleId']) => Promise<RedThread>
}

type Wanted = { format: NotesFormat; locale: Locale; timeZone: string }

/** What surrounds a meeting's notes: how they were before, and as a file to take along. */
export function createNotes({ documents, meeting, thread }: Needs) {
  const name = (meetingId: MeetingId): DocumentName => ({ kind: 'notes', meetingId })

  async function paper(meetingId: MeetingId, { locale, timeZone }: Wanted): Promise<Paper> {
    const met = await meeting(meetingId)
    const manual = manualOf(met.manualVersion)
    if (!manual) throw new AppError('gone', `no manual ${met.manualVersion}`)
    const { agreed } = await thread(met.cycleId)
    const prose = await documents.read(
      name(meetingId),
      doc => new Map<string, Block[]>(noteSections(manual).map(section => [section, proseOf(doc, section)])),
    )
    return paperOf({ ...{ meeting: met, manual, agreed, locale, timeZone }, prose: key => prose.get(key) ?? [] })
  }

  const own = {
    versions: (meetingId: MeetingId) => documents.versions(name(meetingId)),
    at: (meetingId: MeetingId, seq: number) => documents.at(name(meetingId), seq),
    async takeAlong(meetingId: MeetingId, wanted: Wanted): Promise<NotesFile> {
      const { cycleIndex } = await meeting(meetingId)
      return fileOf(await paper(meetingId, wanted), paperWords(wanted.locale).file(cycleIndex), wanted.format)
    },
  }
  return { ...own, routes: notesRoutes(own) }
}
