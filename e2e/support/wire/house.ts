import { randomUUID } from 'node:crypto'
import {
  type Course,
  type CycleId,
  consentText,
  FilmedPersonId,
  type LogEntry,
  MeetingId,
  type Recording,
  RecordingId,
  SequenceId,
  wholeLog,
} from '@samsyn/shared'
import { type RunningApp, startApp } from '../server.ts'
import { until } from '../until.ts'
import { Client } from './Client.ts'
import { smallFilm } from './films.ts'

/** The password of the people of the demo. */
export const password = 'samsyn-demo'
export const emailOf = (name: string) => `${name.toLowerCase()}@demo.invalid`

/** Ane has a course with Bo, and a meeting arranged. Cilie has one with Bo too, and nothing yet. Ane and Cilie are strangers. */
export type House = { app: RunningApp; ane: Client; bo: Client; cilie: Client }

/** An app with the people of the demo signed in. */
export async function openHouse(settings: Record<string, string> = {}): Promise<House> {
  // What is tried a thousand times in a row is not about how often it may be tried.
  const app = await startApp({ MAX_REQUESTS_PER_SECOND: '100000', ...settings })
  const [ane, bo, cilie] = [new Client(app.baseUrl), new Client(app.baseUrl), new Client(app.baseUrl)]
  await Promise.all([
    ane.signIn(emailOf('Ane'), password),
    bo.signIn(emailOf('Bo'), password),
    cilie.signIn(emailOf('Cilie'), password),
  ])
  return { app, ane, bo, cilie }
}

/** A person's only course. */
export async function courseOf(client: Client): Promise<Course> {
  const [course] = await client.call('course:list', {})
  if (!course) throw new Error('no course')
  return course
}

export async function firstRoundOf(client: Client): Promise<CycleId> {
  const [cycle] = (await courseOf(client)).cycles
  if (!cycle) throw new Error('no round')
  return cycle.id
}

/** Everything in a meeting's log, in order. */
export async function logOf(client: Client, meetingId: MeetingId): Promise<readonly LogEntry[]> {
  return (await wholeLog(afterSeq => client.call('log:read', { meetingId, afterSeq }))).entries
}

/** Begins a recording in a round, sends the bytes, and waits until there is a film or a refusal. */
export async function sendTo(client: Client, cycleId: CycleId, bytes: Buffer, fileName = 'samtale.mp4') {
  const recordingId = RecordingId.parse(randomUUID())
  await client.call('recording:create', { cycleId, id: recordingId, fileName, sizeBytes: bytes.length })
  await client.upload(recordingId, bytes)
  return settled(client, recordingId)
}

/** The recording, once there is a film or a refusal. */
export async function settled(client: Client, recordingId: RecordingId): Promise<Recording> {
  return until(
    'the film is made or refused',
    async () => {
      const recording = await client.call('recording:get', { recordingId })
      return recording.state === 'ready' || recording.state === 'refused' ? recording : null
    },
    60_000,
  )
}

/** What a course leads to, down to a meeting: everything somebody can have a right to. */
export type Place = {
  cycleId: CycleId
  recordingId: RecordingId
  filmedPersonId: FilmedPersonId
  sequenceId: SequenceId
  meetingId: MeetingId
}

/** A place that does not exist. */
export const nowhere = (): Place => ({
  cycleId: randomUUID() as CycleId,
  recordingId: RecordingId.parse(randomUUID()),
  filmedPersonId: FilmedPersonId.parse(randomUUID()),
  sequenceId: SequenceId.parse(randomUUID()),
  meetingId: MeetingId.parse(randomUUID()),
})

/** What is there in a person's first round, which has a meeting arranged. */
export async function placeOf(client: Client): Promise<Place> {
  const [round] = (await courseOf(client)).cycles
  if (!round?.recordingId || !round.meetingId) throw new Error('no meeting is arranged')
  const { id: cycleId, recordingId, meetingId } = round
  const [person] = (await client.call('recording:get', { recordingId })).persons
  const [sequence] = await client.call('sequence:list', { recordingId })
  if (!person || !sequence) throw new Error('nobody is in the film, or nothing is marked in it')
  return { cycleId, recordingId, meetingId, filmedPersonId: person.id, sequenceId: sequence.id }
}

/** What is stated of somebody who said yes. */
export const saidYes = {
  answer: 'given',
  basis: { givenBy: 'self', method: 'oral', text: consentText },
} as const

/** Sends a small film to a round, with somebody in it who has consented. */
export async function sendConsented(worker: Client, cycleId: CycleId) {
  const { id: recordingId } = await sendTo(worker, cycleId, await smallFilm())
  const filmedPersonId = FilmedPersonId.parse(randomUUID())
  const person = { recordingId, id: filmedPersonId }
  await worker.call('recording:put-person', { ...person, label: 'Ung på 17', kind: 'youngPerson' })
  await worker.call('consent:state', { ...person, ...saidYes })
  return { recordingId, filmedPersonId }
}

/** A film in the worker's round with somebody who has consented, a sequence, and a meeting about it. */
export async function arrange(worker: Client, supervisor: Client): Promise<Place> {
  const cycleId = await firstRoundOf(worker)
  const place = { ...nowhere(), cycleId, ...(await sendConsented(worker, cycleId)) }
  await supervisor.call('sequence:put', sequenceIn(place))
  await supervisor.call('meeting:arrange', { cycleId, id: place.meetingId })
  return place
}

/** What a supervisor writes about the first second of a film. */
export const sequenceIn = ({ recordingId, sequenceId }: Pick<Place, 'recordingId' | 'sequenceId'>) => ({
  ...({ id: sequenceId, recordingId, startMs: 0, endMs: 1000, kind: 'lookingGood', dimension: 'klima' } as const),
  ...{ title: 'Et blik', question: 'Hvad så du?' },
})
