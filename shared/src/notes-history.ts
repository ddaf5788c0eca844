import { z } from 'zod'
import { PersonId } from './ids.ts'
import { Text } from './text.ts'

/** A moment of a meeting's notes: all that was written up to it, and who wrote since the one before. */
export const NoteVersion = z.object({ seq: z.int().min(0), atMs: z.int(), writers: z.array(PersonId) })
export type NoteVersion = z.infer<typeof NoteVersion>

export const notesFormats = ['pdf', 'docx', 'md'] as const
export type NotesFormat = (typeof notesFormats)[number]

/** A meeting's notes as a file to take along. */
export const NotesFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.base64() })
export type NotesFile = z.infer<typeof NotesFile>

/** Where on earth a reader's clock stands: "Europe/Copenhagen". */
export const TimeZone = Text.max(60).refine(isTimeZone, 'no such time zone')

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('da', { timeZone })
    return true
  } catch {
    return false
  }
}
