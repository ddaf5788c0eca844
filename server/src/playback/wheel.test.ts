import { expect } from 'chai'
import { describe, it } from 'mocha'
import { ane, bo, cilie, type Desk, meetingId, refusal, withDesk } from './testing/desk.ts'

const read = ({ playback }: Desk) => playback.read(meetingId)
const play = { kind: 'play' } as const
const goes = async ({ playback, room }: Desk, personId: typeof ane) => {
  room.here = room.here.filter(id => id !== personId)
  await playback.forget(meetingId, personId)
}

describe('the wheel', () => {
  it('[PB57] playback:ask-control, playback:hand-control: is asked for in order, and handed over by the one who steers', () =>
    withDesk(async desk => {
      const { playback, room } = desk
      room.here = [ane, bo, cilie]
      await playback.takeControl(meetingId, ane)
      await playback.askControl(meetingId, bo, true)
      await playback.askControl(meetingId, cilie, true)
      await playback.askControl(meetingId, bo, true)
      expect(desk.last()).to.deep.include({ controllerId: ane, asking: [bo, cilie] })
      expect(await refusal(playback.handControl(meetingId, bo, bo))).to.equal('not-in-control')
      expect(await playback.handControl(meetingId, ane, bo)).to.deep.include({ controllerId: bo, asking: [cilie] })
      await playback.askControl(meetingId, cilie, false)
      expect(desk.last()).to.deep.include({ controllerId: bo, asking: [] })
    }))

  it('[PB58] playback:hand-control: goes to nobody who is not here, or may not steer', () =>
    withDesk(async desk => {
      const { playback, room } = desk
      await playback.takeControl(meetingId, ane)
      expect(await refusal(playback.handControl(meetingId, ane, cilie))).to.equal('person')
      room.here = [ane, cilie]
      expect(await refusal(playback.handControl(meetingId, ane, cilie))).to.equal('person')
      expect(await refusal(playback.handControl(meetingId, ane, bo))).to.equal('person')
      expect(await refusal(playback.askControl(meetingId, bo, true))).to.equal('enter the meeting first')
      expect(await read(desk)).to.deep.include({ controllerId: ane, asking: [] })
    }))

  it('[PB59] playback:decline-control: who is told no, takes the wheel or leaves asks no longer', () =>
    withDesk(async desk => {
      const { playback, room } = desk
      room.here = [ane, bo, cilie]
      await playback.takeControl(meetingId, ane)
      for (const id of [bo, cilie]) await playback.askControl(meetingId, id, true)
      expect(await refusal(playback.declineControl(meetingId, bo, cilie))).to.equal('not-in-control')
      await playback.declineControl(meetingId, ane, bo)
      expect(desk.last()?.asking).to.deep.equal([cilie])
      await playback.askControl(meetingId, bo, true)
      await goes(desk, cilie)
      expect(desk.last()?.asking).to.deep.equal([bo])
      await playback.takeControl(meetingId, bo)
      expect(desk.last()).to.deep.include({ controllerId: bo, asking: [] })
    }))

  it('[PB30] one who steers and has gone holds nobody back: after a while the next press takes the wheel', () =>
    withDesk(async desk => {
      const { playback, clock } = desk
      await playback.command(meetingId, ane, 0, play, 5000)
      await goes(desk, ane)
      clock.ms += 20_000
      await playback.command(meetingId, bo, 1, { kind: 'pause', positionMs: 10 }, clock.ms)
      expect((await read(desk)).controllerId).to.equal(bo)
    }))

  it('[PB66] is kept for who reloads; what another presses meanwhile is done, and the film goes on', () =>
    withDesk(async desk => {
      const { playback, room } = desk
      const { vector } = await playback.command(meetingId, ane, 0, play, 5000)
      await goes(desk, ane)
      expect((await read(desk)).vector).to.deep.equal(vector)
      const slowed = await playback.command(meetingId, bo, 1, { kind: 'rate', rate: 0.5 }, 5500)
      room.here = [bo, ane]
      expect(await read(desk)).to.deep.include({ vector: slowed.vector, controllerId: ane, byId: bo })
      expect(await refusal(playback.command(meetingId, bo, 2, play, 5600))).to.equal('not-in-control')
    }))

  it('[PB66] is kept over a restart of the server too', () =>
    withDesk(async desk => {
      const { playback, room } = desk
      await playback.command(meetingId, ane, 0, play, 5000)
      room.here = []
      await desk.reopen()
      room.here = [bo]
      await desk.playback.command(meetingId, bo, 1, { kind: 'pause', positionMs: 10 }, 5000)
      expect((await read(desk)).controllerId).to.equal(ane)
    }))
})
