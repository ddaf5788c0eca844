import { expect } from 'chai'
import { until } from '../until.ts'
import { startBystander } from './bystander.ts'
import { Client } from './Client.ts'
import { emailOf, openHouse, password } from './house.ts'
import { megabytesOf } from './ledger.ts'
import { attackWord } from './nasty.ts'

const mostMoreMb = 300

/** A house that is attacked while somebody who has nothing to do with it goes on. */
export async function besiege(settings: Record<string, string> = {}) {
  const house = await openHouse({ LOG_LEVEL: 'info', ...settings })
  const pid = house.app.pid()
  const innocent = new Client(house.app.baseUrl)
  await innocent.signIn(emailOf('Cilie'), password)
  const beforeMb = await megabytesOf(house.app)
  const bystander = await startBystander(innocent)

  return {
    house,
    /** Ends the bystander; fails when they were harmed, when the process is another, or when its memory does not come back. The bound on time is for a machine that is busy with others. */
    async holds() {
      const { failures, reconnects, count, p50Ms, p99Ms, mostMs } = await bystander.stop()
      const ms = [p50Ms, p99Ms, mostMs].map(value => value.toFixed(1)).join(' / ')
      console.log(`      others: ${count} round trips, p50 / p99 / most ${ms} ms`)
      expect({ failures, reconnects }).to.deep.equal({ failures: [], reconnects: 0 })
      expect(p50Ms).to.be.lessThan(250)
      expect(house.app.pid()).to.equal(pid)
      await until('the memory is back', async () => (await megabytesOf(house.app)) < beforeMb + mostMoreMb, 60_000)
      console.log(
        `      memory: ${beforeMb.toFixed(0)} MB before, ${(await megabytesOf(house.app)).toFixed(0)} MB after`,
      )
    },
    /** Fails when anything failed that nobody expected, or when the log says a word or a token of anybody's. */
    saysNothing() {
      const logged = house.app.logged()
      const lines = logged.split('\n').filter(line => line.startsWith('{'))
      expect(lines.length).to.be.greaterThan(0)
      expect(lines.filter(line => JSON.parse(line).level >= 50)).to.deep.equal([])
      expect(logged).to.not.contain(attackWord)
      for (const { cookie } of [house.ane, house.bo, house.cilie]) {
        const [, token = ''] = cookie?.split('=') ?? []
        expect(logged).to.not.contain(token)
        expect(logged).to.not.contain([...Buffer.from(token.slice(0, 40))].join(','))
      }
    },
  }
}

export type Siege = Awaited<ReturnType<typeof besiege>>
