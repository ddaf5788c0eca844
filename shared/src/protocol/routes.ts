import { z } from 'zod'
import { Course } from '../course.ts'
import { DevelopmentDraft, DevelopmentStatus, RedThread } from '../development-point.ts'
import { CycleId, DevelopmentPointId, MeetingId, RecordingId, SequenceId, SessionId } from '../ids.ts'
import { LogPage } from '../log/entry.ts'
import { Meeting } from '../meeting.ts'
import { NotesFile, NoteVersion, notesFormats, TimeZone } from '../notes-history.ts'
import { Passkey, PasskeyId, PasskeyOptions, PasskeyResponse } from '../passkey.ts'
import { NewPassword } from '../password.ts'
import { Email, Locale, Self } from '../person.ts'
import { Sequence, SequenceDraft } from '../sequence.ts'
import { CurrentSession, SignedInPlace } from '../session.ts'
import { Text } from '../text.ts'
import { recordingRoutes } from './recording-routes.ts'
import { route } from './right.ts'

const nothing = z.object({})
/** A password that is to be compared, however long people's keyboards make it. */
const GivenPassword = Text.min(1).max(1_000)
const token = Text.min(20).max(200)
const ofRecording = z.object({ recordingId: RecordingId })
const ofMeeting = z.object({ meetingId: MeetingId })
const ofCycle = z.object({ cycleId: CycleId })
const mayDevelop = { may: 'development:write', of: 'cycle', by: 'cycleId' } as const

/** Every HTTP route that speaks JSON. The field names of a payload fill the path; the rest travels as query (GET) or body. */
export const routes = {
  'session:sign-in': route({
    method: 'POST',
    path: '/api/session',
    payload: z.object({ email: Email, password: GivenPassword }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:sign-in-by-link': route({
    method: 'POST',
    path: '/api/session/link',
    payload: z.object({ token }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:accept-invitation': route({
    method: 'POST',
    path: '/api/session/invitation',
    payload: z.object({ token, password: NewPassword }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'passkey:ask': route({
    method: 'POST',
    path: '/api/session/passkey/ask',
    payload: nothing,
    reply: PasskeyOptions,
    right: 'public',
    doneBy: 'page',
  }),
  'session:sign-in-by-passkey': route({
    method: 'POST',
    path: '/api/session/passkey',
    payload: z.object({ response: PasskeyResponse }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'organisation:name': route({
    method: 'GET',
    path: '/api/session/organisation',
    payload: nothing,
    reply: z.object({ name: z.string().nullable() }),
    right: 'public',
    doneBy: 'page',
  }),
  'organisation:begin': route({
    method: 'POST',
    path: '/api/session/organisation/begin',
    payload: nothing,
    reply: z.object({ url: z.url(), ticket: z.string() }),
    right: 'public',
    doneBy: 'page',
  }),
  'session:sign-in-by-organisation': route({
    method: 'POST',
    path: '/api/session/organisation',
    payload: z.object({ ticket: Text.max(4_000), search: Text.max(8_000) }),
    reply: Self,
    right: 'public',
    doneBy: 'person',
  }),
  'session:unlock-by-passkey': route({
    method: 'POST',
    path: '/api/session/unlock/passkey',
    payload: z.object({ response: PasskeyResponse }),
    reply: nothing,
    right: 'signed-in',
    doneBy: 'person',
    whileLocked: true,
  }),
  'passkey:list': route({
    method: 'GET',
    path: '/api/me/passkeys',
    payload: nothing,
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'page',
  }),
  'passkey:begin': route({
    method: 'POST',
    path: '/api/me/passkeys/begin',
    payload: z.object({ password: GivenPassword }),
    reply: PasskeyOptions,
    right: 'signed-in',
    doneBy: 'person',
  }),
  'passkey:add': route({
    method: 'POST',
    path: '/api/me/passkeys',
    payload: z.object({ response: PasskeyResponse }),
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'passkey:remove': route({
    method: 'DELETE',
    path: '/api/me/passkeys/:id',
    payload: z.object({ id: PasskeyId }),
    reply: z.array(Passkey),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'session:current': route({
    method: 'GET',
    path: '/api/session',
    payload: nothing,
    reply: CurrentSession.nullable(),
    right: 'public',
    doneBy: 'page',
  }),
  'session:sign-out': route({
    method: 'DELETE',
    path: '/api/session',
    payload: nothing,
    reply: nothing,
    right: 'public',
    doneBy: 'person',
  }),
  'session:lock': route({
    method: 'POST',
    path: '/api/session/lock',
    payload: nothing,
    reply: nothing,
    right: 'signed-in',
    doneBy: 'page',
    whileLocked: true,
  }),
  'session:unlock': route({
    method: 'POST',
    path: '/api/session/unlock',
    payload: z.object({ password: GivenPassword }),
    reply: nothing,
    right: 'signed-in',
    doneBy: 'person',
    whileLocked: true,
  }),
  'session:list': route({
    method: 'GET',
    path: '/api/sessions',
    payload: nothing,
    reply: z.array(SignedInPlace),
    right: 'signed-in',
    doneBy: 'page',
  }),
  'session:end': route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    payload: z.object({ id: SessionId }),
    reply: z.array(SignedInPlace),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'session:end-others': route({
    method: 'DELETE',
    path: '/api/sessions',
    payload: nothing,
    reply: z.array(SignedInPlace),
    right: 'signed-in',
    doneBy: 'person',
  }),
  'person:change-password': route({
    method: 'PUT',
    path: '/api/me/password',
    payload: z.object({ password: GivenPassword, next: NewPassword }),
    reply: nothing,
    right: 'signed-in',
    doneBy: 'person',
  }),
  'person:choose-locale': route({
    method: 'PUT',
    path: '/api/me/locale',
    payload: z.object({ locale: Locale }),
    reply: Self,
    right: 'signed-in',
    doneBy: 'person',
  }),
  'course:list': route({
    method: 'GET',
    path: '/api/courses',
    payload: nothing,
    reply: z.array(Course),
    right: 'signed-in',
    doneBy: 'page',
  }),
  'course:of-cycle': route({
    method: 'GET',
    path: '/api/cycles/:cycleId',
    payload: z.object({ cycleId: CycleId }),
    reply: Course,
    right: { may: 'cycle:view', of: 'cycle', by: 'cycleId' },
    doneBy: 'page',
  }),
  'cycle:close': route({
    method: 'POST',
    path: '/api/cycles/:cycleId/close',
    payload: ofCycle,
    reply: nothing,
    right: { may: 'cycle:close', of: 'cycle', by: 'cycleId' },
    doneBy: 'person',
  }),
  'development:thread': route({
    method: 'GET',
    path: '/api/cycles/:cycleId/development',
    payload: ofCycle,
    reply: RedThread,
    right: { may: 'development:read', of: 'cycle', by: 'cycleId' },
    doneBy: 'page',
  }),
  'development:put': route({
    method: 'PUT',
    path: '/api/cycles/:cycleId/development/:id',
    payload: DevelopmentDraft,
    reply: RedThread,
    right: mayDevelop,
    doneBy: 'person',
  }),
  'development:answer': route({
    method: 'PUT',
    path: '/api/cycles/:cycleId/development/:id/status',
    payload: ofCycle.extend({ id: DevelopmentPointId, status: DevelopmentStatus }),
    reply: RedThread,
    right: mayDevelop,
    doneBy: 'person',
  }),
  'development:remove': route({
    method: 'DELETE',
    path: '/api/cycles/:cycleId/development/:id',
    payload: ofCycle.extend({ id: DevelopmentPointId }),
    reply: RedThread,
    right: mayDevelop,
    doneBy: 'person',
  }),
  ...recordingRoutes,
  'sequence:list': route({
    method: 'GET',
    path: '/api/recordings/:recordingId/sequences',
    payload: ofRecording,
    reply: z.array(Sequence),
    right: { may: 'sequence:view', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  'sequence:put': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/sequences/:id',
    payload: SequenceDraft,
    reply: z.array(Sequence),
    right: { may: 'sequence:edit', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'sequence:remove': route({
    method: 'DELETE',
    path: '/api/recordings/:recordingId/sequences/:id',
    payload: ofRecording.extend({ id: SequenceId }),
    reply: z.array(Sequence),
    right: { may: 'sequence:edit', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'sequence:order': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/sequences',
    payload: ofRecording.extend({ ids: z.array(SequenceId).max(100) }),
    reply: z.array(Sequence),
    right: { may: 'sequence:edit', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'meeting:arrange': route({
    method: 'POST',
    path: '/api/cycles/:cycleId/meetings',
    payload: z.object({ cycleId: CycleId, id: MeetingId }),
    reply: Meeting,
    right: { may: 'meeting:arrange', of: 'cycle', by: 'cycleId' },
    doneBy: 'person',
  }),
  'meeting:get': route({
    method: 'GET',
    path: '/api/meetings/:meetingId',
    payload: ofMeeting,
    reply: Meeting,
    right: { may: 'meeting:join', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'notes:versions': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/notes/versions',
    payload: ofMeeting,
    reply: z.array(NoteVersion),
    right: { may: 'notes:read', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'notes:at': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/notes/versions/:seq',
    payload: ofMeeting.extend({ seq: z.coerce.number().int().min(0) }),
    reply: z.object({ update: z.base64() }),
    right: { may: 'notes:read', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'notes:take-along': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/notes/as/:format',
    payload: ofMeeting.extend({ format: z.enum(notesFormats), locale: Locale, timeZone: TimeZone }),
    reply: NotesFile,
    right: { may: 'notes:read', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'log:read': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/log',
    payload: ofMeeting.extend({ afterSeq: z.coerce.number().int().min(0).default(0) }),
    reply: LogPage,
    right: { may: 'meeting:join', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
}

export type Routes = typeof routes
export type RouteName = keyof Routes
export type RoutePayload<Name extends RouteName> = z.output<Routes[Name]['payload']>
export type RouteInput<Name extends RouteName> = z.input<Routes[Name]['payload']>
export type RouteReply<Name extends RouteName> = z.output<Routes[Name]['reply']>
