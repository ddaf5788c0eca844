import { type Command, type PersonId, positionAt } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { ane, bo, cilie, type Desk, meetingId, refusal, withDesk } from './testing/desk.ts'

const read = ({ playback }: Desk) => playback.read(meetingId)

/** Bo steers, the film plays, and everybody has seen it. */
async function playing(desk: Desk, here: PersonId[] = [ane, bo]) {
  desk.room.here = here
  await press(desk, bo, { kind: 'play' })
  for (const id of here) await desk.reports(id, 'playing')
  desk.clock.ms += 1000
}

async function press(desk: Desk, personId: PersonId, command: Command, rev?: number) {
  const newest = (await read(desk)).vector.rev
  return desk.playback.command(meetingId, personId, rev ?? newest, command, desk.clock.ms)
}

describe('the room waits', () => {
  it('[PB47] for somebody by name, at most three seconds, where the film was', () =>
    withDesk(async desk => {
      await playing(desk)
      const before = (await read(desk)).vector
      await desk.reports(ane, 'loading')
      const after = await read(desk)
      expect(after.hold).to.deep.equal({ personIds: [ane], sinceMs: 6000, forAll: false })
      expect(after.vector).to.include({ rev: before.rev + 1, playing: true, atMs: 9000 })
      expect(after.vector.positionMs).to.equal(positionAt(before, 6000))
      expect(desk.last()).to.deep.include({ vector: after.vector, hold: after.hold, byId: null, controllerId: bo })
    }))

  it('[PB48] no longer than until they are there, or cannot be waited for', () =>
    withDesk(async desk => {
      for (const status of ['playing', 'showing', 'away', 'blocked', 'apart'] as const) {
        await playing(desk)
        await desk.reports(ane, 'loading')
        const held = (await read(desk)).vector
        desk.clock.ms += 500
        await desk.reports(ane, status)
        const { vector, hold } = await read(desk)
        expect([hold, vector]).to.deep.equal([null, { ...held, rev: held.rev + 1, atMs: desk.clock.ms + 60 }])
        desk.clock.ms += 20_000
      }
    }))

  it('[PB48] no longer than until they have gone', () =>
    withDesk(async desk => {
      await playing(desk, [ane, bo, cilie])
      await desk.reports(ane, 'loading')
      await desk.reports(cilie, 'loading')
      expect((await read(desk)).hold?.personIds).to.deep.equal([ane, cilie])
      desk.room.here = [bo, cilie]
      await desk.playback.forget(meetingId, ane)
      expect((await read(desk)).hold?.personIds).to.deep.equal([cilie])
      await desk.reports(cilie, 'playing', { rev: 1 })
      expect((await read(desk)).hold?.personIds).to.deep.equal([cilie])
      await desk.playback.takeControl(meetingId, cilie)
      expect((await read(desk)).hold).to.equal(null)
    }))

  it('[PB49] never for the one who steers, however slow their machine is', () =>
    withDesk(async desk => {
      await playing(desk)
      const before = await read(desk)
      for (let count = 0; count < 5; count++) {
        desk.clock.ms += 1000
        await desk.reports(bo, 'loading')
        await desk.reports(bo, 'playing')
      }
      expect(await read(desk)).to.deep.include({ vector: before.vector, hold: null })
    }))

  it('[PB53] never for who has only just come: they land where the film is', () =>
    withDesk(async desk => {
      await playing(desk, [bo])
      desk.room.here = [ane, bo]
      await desk.reports(ane, 'loading')
      expect((await read(desk)).hold).to.equal(null)
      await desk.reports(ane, 'playing')
      await desk.reports(ane, 'loading')
      expect((await read(desk)).hold?.personIds).to.deep.equal([ane])
    }))

  it('[PB47] as soon as somebody else sees it, when at first nobody did', () =>
    withDesk(async desk => {
      await playing(desk)
      await press(desk, bo, { kind: 'seek', positionMs: 9000 })
      await press(desk, bo, { kind: 'play' })
      desk.clock.ms += 1000
      await desk.reports(bo, 'loading')
      await desk.reports(ane, 'loading')
      expect((await read(desk)).hold).to.equal(null)
      await desk.reports(bo, 'playing')
      expect((await read(desk)).hold?.personIds).to.deep.equal([ane])
    }))

  it('[PB50] playback:hold: goes on or waits for all as the one who steers says, nobody else', () =>
    withDesk(async desk => {
      await playing(desk)
      await desk.reports(ane, 'loading')
      const choose = (personId: PersonId, choice: 'go-on' | 'wait-for-all') =>
        desk.playback.hold(meetingId, personId, choice)
      expect(await refusal(choose(ane, 'go-on'))).to.equal('not-in-control')
      await choose(bo, 'wait-for-all')
      await choose(bo, 'wait-for-all')
      expect(desk.last()).to.deep.include({ hold: { personIds: [ane], sinceMs: 6000, forAll: true }, byId: bo })
      expect(desk.last()?.vector).to.include({ rev: 3, atMs: 66_000 })
      desk.clock.ms += 10_000
      await choose(bo, 'go-on')
      expect(desk.last()).to.deep.include({ hold: null, byId: bo })
      expect(desk.last()?.vector).to.include({ rev: 4, atMs: 16_060 })
      await choose(bo, 'go-on')
      expect((await read(desk)).vector.rev).to.equal(4)
    }))

  it('[PB50] playback:hold: is for anybody who may steer when the one who does has gone', () =>
    withDesk(async desk => {
      await playing(desk, [ane, bo, cilie])
      await desk.reports(cilie, 'loading')
      desk.room.here = [ane, cilie]
      await desk.playback.forget(meetingId, bo)
      await desk.playback.hold(meetingId, ane, 'go-on')
      expect((await read(desk)).hold).to.equal(null)
    }))
})

describe('a command while the room waits', () => {
  it('[PB51] is carried out, though its sender had not heard of the waiting, and ends it', () =>
    withDesk(async desk => {
      const commands: Command[] = [
        { kind: 'pause', positionMs: 900 },
        { kind: 'seek', positionMs: 4000 },
        { kind: 'rate', rate: 2 },
        { kind: 'loop', loop: true },
        { kind: 'play' },
      ]
      for (const command of commands) {
        await playing(desk)
        const known = (await read(desk)).vector
        await desk.reports(ane, 'loading')
        desk.clock.ms += 100
        const { vector } = await press(desk, bo, command, known.rev)
        expect(vector.atMs, command.kind).to.be.at.most(desk.clock.ms + 60)
        expect(await read(desk)).to.deep.include({ vector, hold: null, byId: bo })
        desk.clock.ms += 20_000
      }
    }))

  it('[PB51] may be anybody’s stop', () =>
    withDesk(async desk => {
      await playing(desk)
      await desk.reports(ane, 'loading')
      await press(desk, ane, { kind: 'stop', positionMs: 900 }, 0)
      expect(await read(desk)).to.deep.include({ hold: null, controllerId: bo, byId: ane })
    }))

  it('[PB52] is stale when a person has changed the film since, though the room did too', () =>
    withDesk(async desk => {
      await playing(desk)
      await press(desk, ane, { kind: 'stop', positionMs: 900 })
      expect(await refusal(press(desk, bo, { kind: 'play' }, 1))).to.equal('rev 2')
      await press(desk, bo, { kind: 'play' })
      desk.clock.ms += 1000
      await desk.reports(ane, 'playing')
      await desk.reports(ane, 'loading')
      expect((await read(desk)).vector.rev).to.equal(4)
      expect(await refusal(press(desk, bo, { kind: 'play' }, 2))).to.equal('rev 4')
      expect(await refusal(press(desk, bo, { kind: 'play' }, 3))).to.equal('done')
    }))
})

describe('a server that is killed while the room waits', () => {
  it('[PB55] leaves a film that goes on by itself when it is back, from where it stood', () =>
    withDesk(async desk => {
      await playing(desk)
      await desk.reports(ane, 'loading')
      await desk.playback.hold(meetingId, bo, 'wait-for-all')
      const held = (await read(desk)).vector
      desk.clock.ms += 2000
      await desk.reopen()
      const { vector, hold } = await read(desk)
      expect(hold).to.equal(null)
      expect(vector).to.include({ playing: true, positionMs: held.positionMs, rev: held.rev + 1 })
      expect(vector.atMs - desk.clock.ms).to.be.within(0, 400)
    }))

  it('[PB55] or has gone on at its time, when the server was away for longer', () =>
    withDesk(async desk => {
      await playing(desk)
      await desk.reports(ane, 'loading')
      const held = (await read(desk)).vector
      desk.clock.ms += 10_000
      await desk.reopen()
      expect((await read(desk)).vector).to.deep.equal(held)
    }))
})
