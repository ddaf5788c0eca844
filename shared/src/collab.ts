import { z } from 'zod'
import { MeetingId, PersonId } from './ids.ts'

export const documentKinds = ['notes', 'drawings'] as const
export type DocumentKind = (typeof documentKinds)[number]

/**
 * A document, by what it is and the meeting it belongs to, on the wire "notes/<meetingId>"; one's private notes of a
 * meeting, which nobody else can open, as "private/<meetingId>/<personId>".
 */
export type DocumentName =
  | { kind: DocumentKind; meetingId: MeetingId }
  | { kind: 'private'; meetingId: MeetingId; personId: PersonId }

const Shared = z.tuple([z.enum(documentKinds), MeetingId])
const Private = z.tuple([z.literal('private'), MeetingId, PersonId])

/** Where the collaboration door listens; the document's name follows. */
export const collabPath = '/collab'

export function documentPath(name: DocumentName): string {
  const path = `${name.kind}/${name.meetingId}`
  return name.kind === 'private' ? `${path}/${name.personId}` : path
}

/** The document a path names, or null when it names none. */
export function documentNamed(path: string): DocumentName | null {
  const shared = Shared.safeParse(path.split('/'))
  if (shared.success) return { kind: shared.data[0], meetingId: shared.data[1] }
  const own = Private.safeParse(path.split('/'))
  return own.success ? { kind: own.data[0], meetingId: own.data[1], personId: own.data[2] } : null
}

/** Message types of the y-websocket protocol, and ours: `saved` carries how many of this connection's updates are committed, `room` how many bytes more the document takes. */
export const collabMessage = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100, room: 101 } as const

/**
 * What both sides keep to, in bytes: a message to the server, what our own client sends in one, so that a weak line lets
 * it through between two questions whether it lives, the most that comes into the notes at once, and all that a document
 * may come to. While there is room for more than `roomBytes`, nothing is said of it.
 */
export const collabLimits = {
  messageBytes: 1024 * 1024,
  pieceBytes: 64 * 1024,
  changeBytes: 512 * 1024,
  documentBytes: 8 * 1024 * 1024,
  roomBytes: 6 * 1024 * 1024,
} as const

/** Close codes of the collaboration door; a client does not come back by itself after one of them. */
export const collabClose = {
  notAllowed: 4403,
  notSignedIn: 4401,
  badMessage: 4400,
  gone: 4410,
  tooLarge: 4413,
} as const
