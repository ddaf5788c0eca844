import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyVector, MeetingId, PersonId, RecordingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { openStore, type Store } from '../store/store.ts'
import { createPlayback } from './playback.ts'

const id = (last: number) => `6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a${String(last).padStart(2, '0')}`
const meetingId = MeetingId.parse(id(1))
const recordingId = RecordingId.parse(id(2))
const sequenceId = SequenceId.parse(id(3))
const [ane, bo] = [PersonId.parse(id(4)), PersonId.parse(id(5))]

describe('playback', () => {
  let dir: string
  let store: Store
  let here: PersonId[]
  let told: string[]

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-playback-'))
    store = await openStore(dir)
    here = [ane, bo]
    told = []
    const times = { createdMs: 0, startedMs: null, endedMs: null }
    const row = {
      id: meetingId,
      cycleId: id(6),
      recordingId,
      state: 'live',
      step: 'sinceLast',
      createdBy: bo,
      ...times,
    }
    await store.insertInto('meeting').values(row).execute()
    const words = { kind: 'lookingGood', dimension: 'klima', title: '', question: '', position: 0 }
    const marked = { createdBy: bo, createdMs: 0, changedMs: 0, releasedMs: null }
    await store
      .insertInto('sequence')
      .values({ id: sequenceId, recordingId, startMs: 1000, endMs: 3000, ...words, ...marked })
      .execute()
  })

  afterEach(async () => {
    await store.destroy()
    await rm(dir, { recursive: true })
  })

  const opened = () =>
    createPlayback({
      store,
      now: () => 5000,
      tell: { meeting: name => void told.push(name), course: () => undefined },
      append: async () => undefined,
      failed: error => {
        throw error
      },
      present: () => here,
    })
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: Error) => error.message,
    )

  it('[PB28] playback:command and playback:read: who presses first steers; another is refused until they take control', async () => {
    const playback = opened()
    await playback.command(meetingId, ane, 0, { kind: 'seek', positionMs: 700 }, 5000)
    expect(await playback.read(meetingId)).to.deep.include({ controllerId: ane })
    expect(await refusal(playback.command(meetingId, bo, 1, { kind: 'play' }, 5000))).to.equal('not-in-control')
    await playback.takeControl(meetingId, bo)
    expect(await refusal(playback.command(meetingId, bo, 1, { kind: 'play' }, 5000))).to.equal('done')
  })

  it('[PB29] a stale command is refused; stop never is, and keeps who steers', async () => {
    const playback = opened()
    await playback.command(meetingId, ane, 0, { kind: 'play' }, 5000)
    expect(await refusal(playback.command(meetingId, ane, 0, { kind: 'seek', positionMs: 1 }, 5000))).to.equal('rev 1')
    const { vector } = await playback.command(meetingId, bo, 0, { kind: 'stop', positionMs: 420 }, 5000)
    expect(vector).to.include({ playing: false, positionMs: 420 })
    expect((await playback.read(meetingId)).controllerId).to.equal(ane)
  })

  it('[PB30] one who steers and has gone holds nobody back', async () => {
    const playback = opened()
    await playback.command(meetingId, ane, 0, { kind: 'play' }, 5000)
    here = [bo]
    await playback.command(meetingId, bo, 1, { kind: 'pause', positionMs: 10 }, 5000)
    expect((await playback.read(meetingId)).controllerId).to.equal(bo)
  })

  it('[PB31] a sequence plays within its own bounds, whatever its sender says; another film’s is not found', async () => {
    const playback = opened()
    const sequence = {
      kind: 'sequence',
      recordingId,
      sequenceId,
      range: { startMs: 0, endMs: 99_000 },
      playing: true,
    } as const
    const { vector } = await playback.command(meetingId, bo, 0, sequence, 5000)
    expect(vector.range).to.deep.equal({ startMs: 1000, endMs: 3000 })
    const foreign = { ...sequence, recordingId: RecordingId.parse(id(9)) }
    expect(await refusal(playback.command(meetingId, bo, 1, foreign, 5000))).to.equal('recording')
    const unknown = { ...sequence, sequenceId: SequenceId.parse(id(8)) }
    expect(await refusal(playback.command(meetingId, bo, 1, unknown, 5000))).to.equal('sequence')
  })

  it('[PB32] where the film is outlives the server', async () => {
    const before = opened()
    await before.command(meetingId, bo, 0, { kind: 'seek', positionMs: 1234 }, 5000)
    await before.close()
    const { vector, controllerId } = await opened().read(meetingId)
    expect(vector).to.deep.equal({ ...emptyVector, recordingId, positionMs: 1234, rev: 1, atMs: 5060 })
    expect(controllerId).to.equal(bo)
  })

  it('[PB33] playback:report is told to the others, from those who are in the room alone', async () => {
    const playback = opened()
    const report = { rev: 0, frame: 7, status: 'showing', oneWayMs: 20, startMs: 40 } as const
    await playback.report(meetingId, ane, report)
    expect(told).to.deep.equal(['playback:frames-changed'])
    expect((await playback.read(meetingId)).frames).to.deep.equal([
      { personId: ane, rev: 0, frame: 7, status: 'showing' },
    ])
    here = [bo]
    expect(await refusal(playback.report(meetingId, ane, report))).to.equal('enter the meeting first')
    await playback.forget(meetingId, ane)
    expect((await playback.read(meetingId)).frames).to.deep.equal([])
  })
})
