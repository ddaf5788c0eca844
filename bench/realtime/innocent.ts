import { startBystander } from '../../e2e/support/wire/bystander.ts'
import { Client } from '../../e2e/support/wire/Client.ts'
import { harms, startHarm } from '../../e2e/support/wire/harm.ts'
import { emailOf, openHouse, password, placeOf } from '../../e2e/support/wire/house.ts'

const kinds = ['nothing', ...harms, 'nothing'] as const

/** A7: how long somebody waits for an answer, by line and by HTTP, while one session of another's does its worst, from the first moment on. */
export async function measureInnocent(seconds: number, say: (line: string) => void): Promise<void> {
  const house = await openHouse({ MAX_REQUESTS_PER_SECOND: '' })
  try {
    const place = await placeOf(house.ane)
    for (const kind of kinds) {
      const hostile = new Client(house.app.baseUrl)
      await hostile.signIn(emailOf('Ane'), password)
      const bystander = await startBystander(house.bo)
      const harm = kind === 'nothing' ? null : await startHarm(kind, hostile, place)
      await new Promise(resolve => setTimeout(resolve, seconds * 1000))
      await harm?.stop()
      const { count, failures, p50Ms, p99Ms, mostMs } = await bystander.stop()
      const ms = [p50Ms, p99Ms, mostMs].map(value => value.toFixed(1)).join(' / ')
      say(`A7 an answer beside ${kind}: p50 / p99 / most ${ms} ms (n ${count}, refused ${failures.length})`)
    }
  } finally {
    await house.app.stop()
  }
}
