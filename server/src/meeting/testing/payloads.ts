import { randomUUID } from 'node:crypto'
import { EntryId, type MeetingId, PersonId, type RequestInput, type RequestName } from '@samsyn/shared'

type Payloads = { [Name in RequestName]: RequestInput<Name> }

const report = { rev: 0, frame: 1, status: 'showing', oneWayMs: 1, startMs: 1 } as const
const dtlsParameters: RequestInput<'media:connect'>['dtlsParameters'] = { role: 'client', fingerprints: [] }
const rtpParameters = { codecs: [], encodings: [] }
const nobody = PersonId.parse(randomUUID())

/** A valid payload for every request, about this meeting. */
export function payloadsAbout(meetingId: MeetingId): Payloads {
  const about = { meetingId }
  const id = EntryId.parse(randomUUID())
  return {
    'clock:exchange': {},
    'person:act': {},
    'meeting:enter': about,
    'meeting:leave': about,
    'meeting:go-to-step': { ...about, id, step: 'sinceLast' },
    'meeting:share-room': { ...about, withId: null },
    'log:since': { ...about, afterSeq: 0 },
    'chat:send': { ...about, id, text: 'Hej', filmMs: null },
    'playback:read': about,
    'playback:command': { ...about, rev: 0, command: { kind: 'stop', positionMs: 0 } },
    'playback:take-control': about,
    'playback:ask-control': { ...about, asking: true },
    'playback:hand-control': { ...about, toId: nobody },
    'playback:decline-control': { ...about, personId: nobody },
    'playback:hold': { ...about, choice: 'go-on' },
    'playback:report': { ...about, report },
    'media:join': about,
    'media:connect': { ...about, transportId: 'x', dtlsParameters },
    'media:restart-ice': { ...about, transportId: 'x' },
    'media:produce': { ...about, id: 'x', transportId: 'x', kind: 'audio', source: 'microphone', rtpParameters },
    'media:pause-producer': { ...about, producerId: 'x', paused: true },
    'media:close-producer': { ...about, producerId: 'x' },
    'media:receive': { ...about, rtpCapabilities: {} },
    'media:resume': { ...about, consumerId: 'x' },
  }
}
