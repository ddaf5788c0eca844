import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { startBystander } from '../../support/wire/bystander.ts'
import { Client } from '../../support/wire/Client.ts'
import { harms, startHarm } from '../../support/wire/harm.ts'
import { emailOf, type House, type Place, password, placeOf } from '../../support/wire/house.ts'
import { besiege, type Siege } from '../../support/wire/siege.ts'

/** What somebody asks and hears meanwhile; for the record: SAMSYN_ROUND_TRIPS=2000. */
const roundTrips = Number(process.env.SAMSYN_ROUND_TRIPS ?? 200)
/**
 * Whoever is kept waiting waits for what ends by a time limit only. How soon they are answered on a machine of its own the bench
 * tells; the one that runs a test may be busy with much else.
 */
const p99Ms = 2_500

describe(`An attack by floods, beside ${roundTrips} round trips of somebody else`, () => {
  let siege: Siege
  let house: House
  let place: Place

  before(async () => {
    siege = await besiege({ MAX_REQUESTS_PER_SECOND: '' })
    house = siege.house
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  for (const harm of harms)
    it(`[AT21] of ${harm} by one session keeps nobody else waiting`, async () => {
      const hostile = new Client(house.app.baseUrl)
      await hostile.signIn(emailOf('Ane'), password)
      const bystander = await startBystander(house.bo)
      const harming = await startHarm(harm, hostile, place)
      await until('they have asked and heard enough', () => bystander.count() >= roundTrips, 100_000)
      await harming.stop()
      const { failures, reconnects, ...took } = await bystander.stop()
      console.log(`      ${[took.p50Ms, took.p99Ms, took.mostMs].map(ms => ms.toFixed(1)).join(' / ')} ms`)
      expect({ failures, reconnects }).to.deep.equal({ failures: [], reconnects: 0 })
      expect(took.p99Ms).to.be.lessThan(p99Ms)
    }).timeout(120_000)

  it('[AT2] and meanwhile who has nothing to do with it goes on, the process is the same, and gives its memory back', () =>
    siege.holds())

  it('[AT3] and nothing failed that nobody expected, nor does the log say anything of what was sent', () =>
    siege.saysNothing())
})
