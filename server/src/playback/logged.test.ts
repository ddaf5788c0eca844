import type { Command, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { until } from '../meeting/testing/until.ts'
import { ane, bo, cilie, type Desk, meetingId, withDesk } from './testing/desk.ts'

async function press(desk: Desk, personId: PersonId, command: Command) {
  const { vector } = await desk.playback.read(meetingId)
  return (await desk.playback.command(meetingId, personId, vector.rev, command, desk.clock.ms)).vector
}

/** Bo steers, the film plays, and everybody has seen it; then Ane stalls. */
async function waiting(desk: Desk, here: PersonId[] = [ane, bo]) {
  desk.room.here = here
  await press(desk, bo, { kind: 'play' })
  for (const id of here) await desk.reports(id, 'playing')
  desk.clock.ms += 1000
  await desk.reports(ane, 'loading')
}

/** How much of the log is written. */
async function logRows({ store }: Desk): Promise<number> {
  return (await store.selectFrom('logEntry').select('seq').execute()).length
}

const holdsOf = async (desk: Desk) => (await desk.logged()).filter(fact => fact.kind === 'hold')

describe('the log of a film: waiting', () => {
  it('[LG18] says for whom the room waited, since when, and how the film went on when they were there', () =>
    withDesk(async desk => {
      await waiting(desk)
      desk.clock.ms += 500
      await desk.reports(ane, 'playing')
      const { vector } = await desk.playback.read(meetingId)
      expect(await holdsOf(desk)).to.deep.equal([
        {
          kind: 'hold',
          personId: ane,
          personIds: [ane],
          atMs: 6500,
          sinceMs: 6000,
          forAll: false,
          ended: 'there',
          vector,
        },
      ])
    }))

  it('[LG18] names everybody the room waited for, once, and why it went on', () =>
    withDesk(async desk => {
      await waiting(desk, [ane, bo, cilie])
      await desk.reports(cilie, 'loading')
      desk.clock.ms += 500
      await desk.reports(ane, 'playing')
      await desk.playback.hold(meetingId, bo, 'wait-for-all')
      await desk.playback.hold(meetingId, bo, 'go-on')
      const [hold, ...more] = await holdsOf(desk)
      expect(hold).to.deep.include({ personId: ane, personIds: [ane, cilie], forAll: true, ended: 'told' })
      expect(more).to.deep.equal([])
    }))

  it('[LG18] has the wait before the press that ended it, and each wait by its own end', () =>
    withDesk(async desk => {
      await waiting(desk)
      await press(desk, bo, { kind: 'pause', positionMs: 800 })
      desk.clock.ms += 30_000
      await waiting(desk)
      await desk.reports(ane, 'away')
      desk.clock.ms += 30_000
      await waiting(desk)
      await desk.playback.takeControl(meetingId, ane)
      const facts = await desk.logged()
      const said = facts.flatMap(fact => (fact.kind === 'hold' ? fact.ended : fact.kind === 'playback' ? fact.did : []))
      expect(said).to.deep.equal(['play', 'steered', 'pause', 'play', 'gone', 'play', 'steered'])
    }))

  it('[LG18] has the wait whose time was over', () =>
    withDesk(async desk => {
      await waiting(desk)
      desk.clock.ms += 3000
      await until(async () => (await desk.playback.read(meetingId)).hold === null)
      const [hold] = await holdsOf(desk)
      expect(hold).to.deep.include({ ended: 'time', sinceMs: 6000, atMs: 9000 })
    }))
})

describe('the log of a film: who sees it', () => {
  it('[LG19] has when somebody’s player begins to show it, and when it ceases', () =>
    withDesk(async desk => {
      await desk.reports(ane, 'loading')
      await desk.reports(ane, 'showing')
      await until(async () => (await logRows(desk)) === 2)
      await desk.reports(ane, 'loading')
      await desk.reports(ane, 'playing')
      await desk.reports(ane, 'apart')
      await desk.reports(ane, 'apart')
      await until(async () => (await logRows(desk)) === 3)
      const screens = (await desk.logged()).map(fact => fact.kind === 'screen' && fact.screen)
      expect(screens).to.deep.equal(['loading', 'seeing', 'apart'])
    }))

  it('[LG19] has it once, however often it changes within a second', () =>
    withDesk(async desk => {
      await desk.reports(ane, 'showing')
      for (let count = 0; count < 50; count++) await desk.reports(ane, count % 2 ? 'away' : 'showing')
      await until(async () => (await logRows(desk)) === 2)
      const screens = (await desk.logged()).map(fact => fact.kind === 'screen' && fact.screen)
      expect(screens).to.deep.equal(['seeing', 'away'])
    }))
})
