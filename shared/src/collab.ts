import { z } from 'zod'
import { MeetingId } from './ids.ts'

export const documentKinds = ['notes', 'drawings'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A shared document, by what it is and the meeting it belongs to. On the wire: "notes/<meetingId>". */
export type DocumentName = { kind: DocumentKind; meetingId: MeetingId }

const Name = z.tuple([z.enum(documentKinds), MeetingId])

/** Where the collaboration door listens; the document's name follows. */
export const collabPath = '/collab'

export function documentPath({ kind, meetingId }: DocumentName): string {
  return `${kind}/${meetingId}`
}

/** The document a path names, or null when it names none. */
export function documentNamed(path: string): DocumentName | null {
  const parsed = Name.safeParse(path.split('/'))
  return parsed.success ? { kind: parsed.data[0], meetingId: parsed.data[1] } : null
}

/** Message types of the y-websocket protocol, and ours: `saved` carries how many of this connection's updates are committed. */
export const collabMessage = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100 } as const

/** Close codes of the collaboration door; a client does not come back by itself after one of them. */
export const collabClose = {
  notAllowed: 4403,
  notSignedIn: 4401,
  badMessage: 4400,
  gone: 4410,
  tooLarge: 4413,
} as const
