import { expect } from 'chai'
import { sql } from 'kysely'
import { describe, it } from 'mocha'
import { type House, withHouse, withHouses } from './testing/house.ts'
import { until } from './testing/until.ts'

/** From now on this cannot be written, as on a disk that fails. */
const broken = ({ store }: House, when: string) =>
  sql`${sql.raw(`CREATE TRIGGER broken BEFORE ${when} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`)}`.execute(
    store,
  )
const mended = ({ store }: House) => sql`DROP TRIGGER broken`.execute(store)

const kindsIn = async ({ log }: House, meetingId: Parameters<House['log']['since']>[0]) =>
  (await log.since(meetingId, 0)).map(({ fact }) => fact.kind)
const stateOf = async ({ meetings }: House, meetingId: Parameters<House['log']['since']>[0]) =>
  (await meetings.get(meetingId)).state

describe('a meeting whose comings and goings cannot be written down', () => {
  it('[ME16] has whoever left in its log once it can be written, once, and is over then', () =>
    withHouse(
      async house => {
        const { meetingId } = await house.arrange()
        const anna = await house.connect(house.worker)
        await anna.ask('meeting:enter', { meetingId })
        await broken(house, 'INSERT ON "logEntry"')
        const refused = await anna.ask('meeting:leave', { meetingId }).catch(error => error)
        expect(refused).to.be.instanceOf(Error)
        expect(house.meetings.present(meetingId)).to.deep.equal([])
        await until(async () => house.failures.length > 0)
        expect(await kindsIn(house, meetingId)).to.deep.equal(['arrived'])
        await mended(house)
        await until(async () => (await stateOf(house, meetingId)) === 'arranged')
        expect(await kindsIn(house, meetingId)).to.deep.equal(['arrived', 'left'])
        house.failures.splice(0)
      },
      { graceMs: 20 },
    ))

  it('[ME16] is over once that can be written, with the leaving in its log once', () =>
    withHouse(
      async house => {
        const { meetingId } = await house.arrange()
        const anna = await house.connect(house.worker)
        await anna.ask('meeting:enter', { meetingId })
        await broken(house, 'UPDATE ON "meeting"')
        await anna.ask('meeting:leave', { meetingId }).catch(() => null)
        await until(async () => house.failures.length > 0)
        expect(await stateOf(house, meetingId)).to.equal('live')
        await mended(house)
        await until(async () => (await stateOf(house, meetingId)) === 'arranged')
        expect(await kindsIn(house, meetingId)).to.deep.equal(['arrived', 'left'])
        await until(async () => house.meetings.stats().meetings === 0)
        expect(house.meetings.stats().waits).to.equal(0)
        house.failures.splice(0)
      },
      { graceMs: 20 },
    ))

  for (const [what, when] of [
    ['their arrival', 'INSERT ON "logEntry"'],
    ['its beginning', 'UPDATE ON "meeting"'],
  ] as const)
    it(`[ME17] lets nobody in whom it tells that ${what} could not be written; they come in later, once`, () =>
      withHouses(async open => {
        const house = await open()
        const { meetingId } = await house.arrange()
        const [anna, bo] = [await house.connect(house.worker), await house.connect(house.supervisor)]
        await broken(house, when)
        expect(await anna.ask('meeting:enter', { meetingId }).catch(error => error)).to.be.instanceOf(Error)
        await until(async () => house.meetings.present(meetingId).length === 0)
        expect(house.meetings.entered(anna.id, meetingId)).to.equal(false)
        await mended(house)
        await bo.ask('meeting:enter', { meetingId })
        const { attendees } = await anna.ask('meeting:enter', { meetingId })
        expect(attendees.map(({ present }) => present)).to.deep.equal([true, true])
        expect(await stateOf(house, meetingId)).to.equal('live')
        const arrivals = (await house.log.since(meetingId, 0)).filter(({ fact }) => fact.kind === 'arrived')
        expect(arrivals.map(({ personId }) => personId)).to.have.members([house.worker.id, house.supervisor.id])
      }))
})
