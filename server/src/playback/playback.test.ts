import { type Command, emptyVector, loopPauseMs, positionAt, RecordingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import {
  ane,
  bo,
  type Desk,
  meetingId,
  recordingId,
  refusal,
  sequenceId,
  shortSequenceId,
  withDesk,
} from './testing/desk.ts'

const sequence: Extract<Command, { kind: 'sequence' }> = {
  ...{ kind: 'sequence', recordingId, sequenceId, playing: true, preRollMs: 0 },
  range: { startMs: 0, endMs: 99_000 },
}

const read = ({ playback }: Desk) => playback.read(meetingId)

describe('playback', () => {
  it('[PB28] playback:command and playback:read: who presses first steers; another is refused until they take control', () =>
    withDesk(async desk => {
      const { playback } = desk
      await playback.command(meetingId, ane, 0, { kind: 'seek', positionMs: 700 }, 5000)
      expect(await read(desk)).to.deep.include({ controllerId: ane })
      expect(await refusal(playback.command(meetingId, bo, 1, { kind: 'play' }, 5000))).to.equal('not-in-control')
      await playback.takeControl(meetingId, bo)
      expect(await refusal(playback.command(meetingId, bo, 1, { kind: 'play' }, 5000))).to.equal('done')
    }))

  it('[PB29] a stale command is refused; stop never is, and keeps who steers', () =>
    withDesk(async desk => {
      const { playback } = desk
      await playback.command(meetingId, ane, 0, { kind: 'play' }, 5000)
      const stale = playback.command(meetingId, ane, 0, { kind: 'seek', positionMs: 1 }, 5000)
      expect(await refusal(stale)).to.equal('rev 1')
      expect(await refusal(playback.command(meetingId, ane, 2, { kind: 'play' }, 5000))).to.equal('rev 1')
      const { vector } = await playback.command(meetingId, bo, 0, { kind: 'stop', positionMs: 420 }, 5000)
      expect(vector).to.include({ playing: false, positionMs: 420 })
      expect(await read(desk)).to.include({ controllerId: ane, byId: bo })
    }))

  it('[PB31] a sequence plays within its own bounds, whatever its sender says; another film’s is not found', () =>
    withDesk(async ({ playback }) => {
      const { vector } = await playback.command(meetingId, bo, 0, sequence, 5000)
      expect(vector.range).to.deep.equal({ startMs: 1000, endMs: 3000 })
      const foreign = { ...sequence, recordingId: RecordingId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a99') }
      expect(await refusal(playback.command(meetingId, bo, 1, foreign, 5000))).to.equal('recording')
      const unknown = { ...sequence, sequenceId: SequenceId.parse('6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a98') }
      expect(await refusal(playback.command(meetingId, bo, 1, unknown, 5000))).to.equal('sequence')
    }))

  it('[PB64] a sequence shorter than a second plays to its end and stands; repeating, it goes round in it', () =>
    withDesk(async ({ playback }) => {
      const { vector } = await playback.command(meetingId, bo, 0, { ...sequence, sequenceId: shortSequenceId }, 5000)
      expect(positionAt(vector, vector.atMs + 100)).to.equal(500)
      expect(positionAt(vector, vector.atMs + 5000)).to.equal(700)
      const again = await playback.command(meetingId, bo, 1, { kind: 'play' }, 7000)
      const looped = await playback.command(meetingId, bo, 2, { kind: 'loop', loop: true }, 7100)
      expect(positionAt(again.vector, 7100)).to.equal(positionAt(looped.vector, 7100))
      const { atMs, positionMs } = looped.vector
      const endMs = atMs + 700 - positionMs
      expect(positionAt(looped.vector, endMs + loopPauseMs + 50)).to.equal(450)
    }))

  it('[PB65] a sequence begins as much sooner as is asked, never before the film', () =>
    withDesk(async ({ playback }) => {
      const { vector } = await playback.command(meetingId, bo, 0, { ...sequence, preRollMs: 600 }, 5000)
      expect(vector).to.deep.include({ positionMs: 400, range: { startMs: 1000, endMs: 3000 } })
      const soonest = await playback.command(meetingId, bo, 1, { ...sequence, preRollMs: 2000 }, 5000)
      expect(soonest.vector.positionMs).to.equal(0)
      const within = await playback.command(meetingId, bo, 2, { kind: 'seek', positionMs: 300 }, 5000)
      expect(within.vector.sequenceId).to.equal(sequenceId)
    }))
})

describe('playback, after a restart', () => {
  it('[PB32] where the film is outlives the server', () =>
    withDesk(async desk => {
      await desk.playback.command(meetingId, bo, 0, { kind: 'seek', positionMs: 1234 }, 5000)
      await desk.reopen()
      const { vector, ...rest } = await read(desk)
      expect(vector).to.deep.equal({ ...emptyVector, recordingId, positionMs: 1234, rev: 1, atMs: 5060 })
      expect(rest).to.deep.include({ controllerId: bo, byId: bo, hold: null, asking: [] })
    }))

  it('[PB56] a film that plays slowly is where it would have been, at its rate', () =>
    withDesk(async desk => {
      await desk.playback.command(meetingId, bo, 0, { kind: 'rate', rate: 0.5 }, 5000)
      const { vector } = await desk.playback.command(meetingId, bo, 1, { kind: 'play' }, 5000)
      desk.clock.ms = 9000
      await desk.reopen()
      const after = await read(desk)
      expect(after.vector).to.deep.equal(vector)
      expect(positionAt(after.vector, 9000)).to.equal((9000 - vector.atMs) * 0.5)
      const paused = { kind: 'pause', positionMs: 1900 } as const
      expect((await desk.playback.command(meetingId, bo, 2, paused, 9000)).vector.rate).to.equal(0.5)
    }))
})

describe('what players show', () => {
  it('[PB33] playback:report is told to the others, from those who are in the room alone', () =>
    withDesk(async desk => {
      await desk.reports(ane, 'showing', { frame: 7 })
      const frames = [{ personId: ane, rev: 0, frame: 7, status: 'showing' as const }]
      expect(desk.told('playback:frames-changed')).to.deep.equal([{ meetingId, frames }])
      expect((await read(desk)).frames).to.deep.equal(frames)
      desk.room.here = [bo]
      expect(await refusal(desk.reports(ane, 'showing'))).to.equal('enter the meeting first')
      await desk.playback.forget(meetingId, ane)
      expect((await read(desk)).frames).to.deep.equal([])
    }))

  it('[PB104] who has nothing of the film yet is told to the others', () =>
    withDesk(async desk => {
      await desk.reports(ane, 'loading', { blank: true })
      const none = { personId: ane, rev: 0, frame: null, status: 'loading' as const, blank: true }
      expect(desk.told('playback:frames-changed')).to.deep.equal([{ meetingId, frames: [none] }])
      await desk.reports(ane, 'showing', { frame: 7, blank: false })
      expect((await read(desk)).frames).to.deep.equal([{ personId: ane, rev: 0, frame: 7, status: 'showing' }])
    }))

  it('[PB61] of a vector that is not made yet is passed over', () =>
    withDesk(async desk => {
      await desk.reports(ane, 'showing', { rev: 1 })
      expect(desk.told('playback:frames-changed')).to.deep.equal([])
      expect((await read(desk)).frames).to.deep.equal([])
    }))

  it('[PB60] sets the lead: theirs who are here and have told of it lately, never more than 400 ms', () =>
    withDesk(async desk => {
      const leadNow = async () => {
        const { rev } = (await read(desk)).vector
        const { vector } = await desk.playback.command(meetingId, bo, rev, { kind: 'seek', positionMs: 1 }, 5000)
        return vector.atMs - 5000
      }
      await desk.reports(ane, 'showing', { oneWayMs: 10_000, startMs: 10_000 })
      expect(await leadNow()).to.equal(400)
      await desk.reports(ane, 'showing', { oneWayMs: 60, startMs: 20 })
      expect(await leadNow()).to.equal(100)
      desk.room.here = [bo]
      expect(await leadNow()).to.equal(60)
      desk.room.here = [ane, bo]
      desk.clock.ms += 600_000
      expect(await leadNow()).to.equal(60)
    }))
})
