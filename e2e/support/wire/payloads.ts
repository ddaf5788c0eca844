import { randomUUID } from 'node:crypto'
import {
  DevelopmentPointId,
  EntryId,
  FilmedPersonId,
  PersonId,
  type RequestInput,
  type RequestName,
  type RouteInput,
  type RouteName,
  SequenceId,
} from '@samsyn/shared'
import { type Place, saidYes, sequenceIn } from './house.ts'

const token = 'x'.repeat(43)
const passkeyResponse = {
  ...{ id: token, rawId: token, type: 'public-key' as const, clientExtensionResults: {} },
  response: { clientDataJSON: '' },
}
const newPointId = () => DevelopmentPointId.parse(randomUUID())

/** A valid payload for every row of the table of routes, about this place. What is already there is left as it is. */
export const routePayloads: { [Name in RouteName]: (place: Place) => RouteInput<Name> } = {
  'session:sign-in': () => ({ email: 'nobody@example.org', password: token }),
  'session:sign-in-by-link': () => ({ token }),
  'session:accept-invitation': () => ({ token, password: token }),
  'session:current': () => ({}),
  'session:sign-out': () => ({}),
  'organisation:name': () => ({}),
  'organisation:begin': () => ({}),
  'session:sign-in-by-organisation': () => ({ ticket: token, search: '' }),
  'passkey:ask': () => ({}),
  'session:sign-in-by-passkey': () => ({ response: passkeyResponse }),
  'session:proof-ways': () => ({}),
  'organisation:begin-proof': () => ({}),
  'passkey:list': () => ({}),
  'passkey:begin': () => ({ proof: { password: token } }),
  'passkey:add': () => ({ response: passkeyResponse }),
  'passkey:rename': () => ({ id: token, name: 'Nøglen' }),
  'passkey:remove': () => ({ id: token, proof: { password: token } }),
  'session:lock': () => ({}),
  'session:unlock': () => ({ proof: { password: token } }),
  'session:list': () => ({}),
  'session:end': () => ({ id: randomUUID() }),
  'session:end-others': () => ({}),
  'person:change-password': () => ({ password: token, next: token }),
  'person:choose-locale': () => ({ locale: 'da' }),
  'course:list': () => ({}),
  'course:of-cycle': ({ cycleId }) => ({ cycleId }),
  'cycle:close': ({ cycleId }) => ({ cycleId }),
  'development:thread': ({ cycleId }) => ({ cycleId }),
  'development:put': ({ cycleId }) => ({
    ...{ cycleId, id: newPointId(), text: 'Vente lidt længere', dimension: null, when: 'I næste uge' },
  }),
  'development:answer': ({ cycleId }) => ({ cycleId, id: newPointId(), status: 'tried' }),
  'development:remove': ({ cycleId }) => ({ cycleId, id: newPointId() }),
  'recording:create': ({ cycleId, recordingId }) => ({ cycleId, id: recordingId, fileName: 'a.mp4', sizeBytes: 1 }),
  'recording:get': ({ recordingId }) => ({ recordingId }),
  'recording:discard': ({ recordingId }) => ({ recordingId }),
  'recording:receipts': ({ cycleId }) => ({ cycleId }),
  'recording:viewings': ({ recordingId }) => ({ recordingId }),
  'recording:report': ({ recordingId }) => ({ recordingId, format: 'md', locale: 'da', timeZone: 'Europe/Copenhagen' }),
  'recording:put-context': ({ recordingId }) => ({
    ...{ recordingId, meetingType: 'Opfølgning', place: 'Kontor', purpose: '', relationKnown: 'few' },
    ...{ participants: '', notes: '' },
  }),
  'recording:put-person': ({ recordingId, filmedPersonId }) => ({
    ...{ recordingId, id: filmedPersonId },
    ...{ label: 'Ung på 17', kind: 'youngPerson' },
  }),
  'recording:remove-person': ({ recordingId }) => ({ recordingId, id: FilmedPersonId.parse(randomUUID()) }),
  'recording:keeping-key': ({ recordingId }) => ({ recordingId }),
  'consent:history': ({ recordingId }) => ({ recordingId }),
  'consent:withdraw': ({ recordingId }) => ({ recordingId, id: FilmedPersonId.parse(randomUUID()) }),
  'consent:state': ({ recordingId, filmedPersonId }) => ({ recordingId, id: filmedPersonId, ...saidYes }),
  'sequence:list': ({ recordingId }) => ({ recordingId }),
  'sequence:put': sequenceIn,
  'sequence:remove': ({ recordingId }) => ({ recordingId, id: SequenceId.parse(randomUUID()) }),
  'sequence:order': ({ recordingId, sequenceId }) => ({ recordingId, ids: [sequenceId] }),
  'meeting:arrange': ({ cycleId, meetingId }) => ({ cycleId, id: meetingId }),
  'meeting:get': ({ meetingId }) => ({ meetingId }),
  'notes:versions': ({ meetingId }) => ({ meetingId }),
  'notes:at': ({ meetingId }) => ({ meetingId, seq: 0 }),
  'notes:take-along': ({ meetingId }) => ({ meetingId, format: 'md', locale: 'da', timeZone: 'Europe/Copenhagen' }),
  'log:read': ({ meetingId }) => ({ meetingId }),
}

const newEntryId = () => EntryId.parse(randomUUID())
const newPersonId = () => PersonId.parse(randomUUID())
const dtlsParameters: RequestInput<'media:connect'>['dtlsParameters'] = { role: 'client', fingerprints: [] }
const rtpParameters = { codecs: [], encodings: [] }
const report = { rev: 0, frame: 1, status: 'showing', oneWayMs: 1, startMs: 1 } as const

/** A valid payload for every row of the table of requests, about this place. */
export const requestPayloads: { [Name in RequestName]: (place: Place) => RequestInput<Name> } = {
  'clock:exchange': () => ({}),
  'person:act': () => ({}),
  'meeting:enter': ({ meetingId }) => ({ meetingId }),
  'meeting:leave': ({ meetingId }) => ({ meetingId }),
  'meeting:go-to-step': ({ meetingId, sequenceId }) => ({ meetingId, id: newEntryId(), step: sequenceId }),
  'meeting:share-room': ({ meetingId }) => ({ meetingId, withId: null }),
  'log:since': ({ meetingId }) => ({ meetingId, afterSeq: 0 }),
  'chat:send': ({ meetingId }) => ({ meetingId, id: newEntryId(), text: 'Hej', filmMs: null }),
  'playback:read': ({ meetingId }) => ({ meetingId }),
  'playback:command': ({ meetingId }) => ({ meetingId, rev: 0, command: { kind: 'stop', positionMs: 0 } }),
  'playback:take-control': ({ meetingId }) => ({ meetingId }),
  'playback:ask-control': ({ meetingId }) => ({ meetingId, asking: false }),
  'playback:hand-control': ({ meetingId }) => ({ meetingId, toId: newPersonId() }),
  'playback:decline-control': ({ meetingId }) => ({ meetingId, personId: newPersonId() }),
  'playback:hold': ({ meetingId }) => ({ meetingId, choice: 'go-on' }),
  'playback:report': ({ meetingId }) => ({ meetingId, report }),
  'media:join': ({ meetingId }) => ({ meetingId }),
  'media:connect': ({ meetingId }) => ({ meetingId, transportId: 'x', dtlsParameters }),
  'media:restart-ice': ({ meetingId }) => ({ meetingId, transportId: 'x' }),
  'media:produce': ({ meetingId }) => ({
    ...{ meetingId, id: 'x', transportId: 'x', rtpParameters },
    ...{ kind: 'audio', source: 'microphone' },
  }),
  'media:pause-producer': ({ meetingId }) => ({ meetingId, producerId: 'x', paused: true }),
  'media:close-producer': ({ meetingId }) => ({ meetingId, producerId: 'x' }),
  'media:receive': ({ meetingId }) => ({ meetingId, rtpCapabilities: {} }),
  'media:resume': ({ meetingId }) => ({ meetingId, consumerId: 'x' }),
}
