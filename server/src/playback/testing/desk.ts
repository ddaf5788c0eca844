import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type FactName,
  type FactPayload,
  MeetingId,
  PersonId,
  type PlayerReport,
  RecordingId,
  SequenceId,
} from '@samsyn/shared'
import { expect } from 'chai'
import type { Telling } from '../../doors/telling.ts'
import { openTestStore } from '../../keys/testing/open-test-store.ts'
import { createLog } from '../../log/log.ts'
import type { Store } from '../../store/store.ts'
import { createPlayback, type PlaybackNoun } from '../playback.ts'

const id = (last: number) => `6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a${String(last).padStart(2, '0')}`
export const meetingId = MeetingId.parse(id(1))
export const recordingId = RecordingId.parse(id(2))
export const sequenceId = SequenceId.parse(id(3))
export const shortSequenceId = SequenceId.parse(id(7))
export const [ane, bo, cilie] = [PersonId.parse(id(4)), PersonId.parse(id(5)), PersonId.parse(id(6))]

export type Desk = Awaited<ReturnType<typeof build>>

/** Runs a test with the playback of one meeting over a fresh database; its time stands until the test moves it. */
export async function withDesk(test: (desk: Desk) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-playback-'))
  const desk = await build(dir)
  try {
    await test(desk)
  } finally {
    await desk.playback.close()
    await desk.store.destroy()
    await rm(dir, { recursive: true })
  }
  expect(desk.failures).to.deep.equal([])
}

/** What a refused promise says; 'done' for one that is not. */
export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: Error) => error.message,
  )

async function build(dir: string) {
  const store = await openTestStore(dir)
  await fill(store)
  const failures: unknown[] = []
  const told: { name: FactName; payload: unknown }[] = []
  const tell: Telling = {
    meeting: (name, payload) => void told.push({ name, payload }),
    course: () => undefined,
    analysis: () => undefined,
  }
  const clock = { ms: 5000 }
  const room = { here: [ane, bo], entitled: [ane, bo] }
  const now = () => clock.ms
  const log = createLog({ store, now, tell })
  const open = (): PlaybackNoun =>
    createPlayback({
      ...{ store, now, tell, append: log.append, lastEntry: log.last },
      failed: error => void failures.push(error),
      present: () => room.here,
      maySteer: async (_meeting, personId) => room.entitled.includes(personId),
    })

  const desk = {
    ...{ store, clock, room, failures },
    /** The facts of the meeting's log so far, each with whose it is. */
    async logged() {
      await desk.playback.close()
      const entries = await log.since(meetingId, 0)
      return entries.map(({ personId, atMs, fact }) => ({ personId, atMs, ...fact }))
    },
    playback: open(),
    /** Everything of that name that was told, in order. */
    told: <Name extends FactName>(name: Name) =>
      told.filter(fact => fact.name === name).map(fact => fact.payload as FactPayload<Name>),
    /** What the room was told last of the film. */
    last: () => desk.told('playback:changed').at(-1),
    /** The server stops and starts again, with everything saved. */
    async reopen() {
      await desk.playback.close()
      desk.playback = open()
    },
    /** Somebody's player tells what it shows of the newest vector. */
    async reports(personId: PersonId, status: PlayerReport['status'], more: Partial<PlayerReport> = {}) {
      const { vector } = await desk.playback.read(meetingId)
      const report = { rev: vector.rev, frame: null, status, oneWayMs: 5, startMs: 5, seekMs: 0, ...more }
      await desk.playback.report(meetingId, personId, report)
    },
  }
  return desk
}

/** A meeting about a film, with a sequence of two seconds and one shorter than a second. */
async function fill(store: Store) {
  const times = { createdMs: 0, startedMs: null, endedMs: null }
  const row = { id: meetingId, cycleId: id(9), recordingId, state: 'live', step: 'sinceLast', createdBy: bo }
  await store
    .insertInto('meeting')
    .values({ ...row, ...times })
    .execute()
  const words = { kind: 'lookingGood', dimension: 'klima', title: '', question: '', position: 0 }
  const marked = { recordingId, createdBy: bo, createdMs: 0, changedMs: 0, releasedMs: null }
  await store
    .insertInto('sequence')
    .values([
      { ...words, ...marked, id: sequenceId, startMs: 1000, endMs: 3000 },
      { ...words, ...marked, id: shortSequenceId, startMs: 400, endMs: 700 },
    ])
    .execute()
}
