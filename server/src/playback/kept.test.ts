import type { Command, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { describe, it } from 'mocha'
import { until } from '../meeting/testing/until.ts'
import { sealedIn } from '../store/seals.ts'
import { sealsOf } from '../store/store.ts'
import { ane, bo, type Desk, meetingId, refusal, withDesk } from './testing/desk.ts'

const stop = (desk: Desk, personId: PersonId, positionMs: number) =>
  desk.playback.command(meetingId, personId, 0, { kind: 'stop', positionMs }, desk.clock.ms)

async function press(desk: Desk, personId: PersonId, command: Command) {
  const { vector } = await desk.playback.read(meetingId)
  return (await desk.playback.command(meetingId, personId, vector.rev, command, desk.clock.ms)).vector
}

/** What a server that begins now would find. */
async function savedIn({ store }: Desk) {
  const row = await store.selectFrom('playback').selectAll().executeTakeFirst()
  const facts = await store.selectFrom('logEntry').select('factJson').orderBy('seq').execute()
  return {
    rev: row ? JSON.parse(row.vectorJson).rev : 0,
    controllerId: row?.controllerId ?? null,
    facts: facts.map(({ factJson }) => JSON.parse(sealsOf(store).openText(sealedIn.log(meetingId), factJson) ?? '')),
  }
}

/** While the database is busy with something else nothing can be committed. */
async function whileBusy(desk: Desk, work: () => Promise<void>) {
  const gate = Promise.withResolvers<void>()
  const busy = desk.store.transaction().execute(async transaction => {
    await transaction.selectFrom('playback').select('meetingId').execute()
    await gate.promise
  })
  try {
    await work()
  } finally {
    gate.resolve()
    await busy
  }
}

const broken = (desk: Desk, table: string) =>
  sql`${sql.raw(`CREATE TRIGGER broken BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'no room'); END`)}`.execute(
    desk.store,
  )
const mended = (desk: Desk) => sql`DROP TRIGGER broken`.execute(desk.store)

describe('what the room is told of its film, and what is kept of it', () => {
  it('[PB111] tells everybody a change before it is committed, and answers who made it after', () =>
    withDesk(async desk => {
      await desk.playback.read(meetingId)
      const answers: string[] = []
      let pressed: Promise<unknown> = Promise.resolve()
      await whileBusy(desk, async () => {
        const command = press(desk, bo, { kind: 'play' }).then(() => answers.push('command'))
        await until(async () => desk.told('playback:changed').length === 1)
        const control = desk.playback.takeControl(meetingId, ane).then(() => answers.push('control'))
        await until(async () => desk.told('playback:changed').length === 2)
        pressed = Promise.all([command, control])
        expect(answers).to.deep.equal([])
      })
      await pressed
      const { rev, controllerId, facts } = await savedIn(desk)
      expect([rev, controllerId]).to.deep.equal([1, ane])
      expect(facts.map(({ kind }) => kind)).to.have.members(['playback', 'control'])
    }))

  it('[PB111] answers a wait that was ended when it is saved that it is', () =>
    withDesk(async desk => {
      await press(desk, bo, { kind: 'play' })
      for (const id of [ane, bo]) await desk.reports(id, 'playing')
      desk.clock.ms += 1000
      await desk.reports(ane, 'loading')
      await desk.playback.hold(meetingId, bo, 'go-on')
      const { vector } = await desk.playback.read(meetingId)
      const { rev, facts } = await savedIn(desk)
      expect(rev).to.equal(vector.rev)
      expect(facts.at(-1)).to.deep.include({ kind: 'hold', ended: 'told' })
    }))

  for (const table of ['logEntry', 'playback'])
    it(`[PB112] says that a change could not be saved, and shows everybody the film as it is saved (${table})`, () =>
      withDesk(async desk => {
        await press(desk, bo, { kind: 'pause', positionMs: 400 })
        await broken(desk, table)
        const told = desk.told('playback:changed').length
        expect(await refusal(stop(desk, ane, 900))).to.equal('the commit failed')
        expect(await refusal(desk.playback.takeControl(meetingId, ane))).to.equal('the commit failed')
        await until(async () => desk.last()?.vector.positionMs === 400 && desk.last()?.controllerId === bo)
        const { vector, controllerId } = await desk.playback.read(meetingId)
        expect(desk.last()).to.deep.include({ vector, controllerId, hold: null })
        const revs = desk
          .told('playback:changed')
          .slice(told)
          .map(fact => fact.vector.rev)
        expect(revs).to.deep.equal(revs.toSorted((a, b) => a - b))
        expect(desk.failures.splice(0)).to.have.length.at.least(2)

        await mended(desk)
        const next = await press(desk, bo, { kind: 'pause', positionMs: 1200 })
        expect(next.rev).to.be.above(vector.rev)
        expect((await savedIn(desk)).rev).to.equal(next.rev)
      }))

  it('[PB113] bounds what waits to be saved: what is beyond is refused and changes nothing, what is acknowledged is kept', () =>
    withDesk(async desk => {
      await desk.playback.read(meetingId)
      const stops: ReturnType<typeof stop>[] = []
      await whileBusy(desk, async () => {
        for (let press = 0; press < 5000; press++) stops.push(stop(desk, ane, press % 1000))
        await until(async () => desk.told('playback:changed').length > 0)
      })
      const all = await Promise.allSettled(stops)
      const revs = all.flatMap(result => (result.status === 'fulfilled' ? result.value.vector.rev : []))
      const refused = all.flatMap(result => (result.status === 'rejected' ? result.reason.code : []))
      expect(new Set(refused)).to.deep.equal(new Set(['busy']))
      expect(revs.length).to.be.within(1, 200)
      const { rev, facts } = await savedIn(desk)
      expect(facts.map(fact => fact.vector.rev)).to.deep.equal(revs)
      expect(rev).to.equal(revs.at(-1))
      expect(desk.last()?.vector.rev).to.equal(rev)
    }))
})
