import { Client } from '../../e2e/support/wire/Client.ts'
import { emailOf, openHouse, password, placeOf } from '../../e2e/support/wire/house.ts'
import type { Line } from '../../e2e/support/wire/Line.ts'
import { inWords, spreadOf } from '../harness/stats.ts'
import { startScript } from './processes.ts'

const kinds = ['nothing', 'messages', 'cursors', 'readers', 'ranges', 'nothing']

/** A7: how long somebody waits for an answer while one session of another's does its worst, from the first moment on. */
export async function measureInnocent(seconds: number, say: (line: string) => void): Promise<void> {
  const house = await openHouse()
  const line = house.bo.line()
  try {
    await line.ready()
    const place = await placeOf(house.ane)
    for (const kind of kinds) {
      const hostile = new Client(house.app.baseUrl)
      await hostile.signIn(emailOf('Ane'), password)
      const given = JSON.stringify({ baseUrl: house.app.baseUrl, cookie: hostile.cookie, ...place })
      const script = kind === 'nothing' ? null : startScript('hostile.ts', kind, given)
      await script?.line()
      say(`A7 an answer beside ${kind}: ${inWords(spreadOf(await waits(line, seconds)))} ms`)
      await script?.stop()
    }
  } finally {
    line.close()
    await house.app.stop()
  }
}

async function waits(line: Line, seconds: number): Promise<number[]> {
  const times: number[] = []
  const endMs = performance.now() + seconds * 1000
  while (performance.now() < endMs) {
    const askedMs = performance.now()
    await line.ask('clock:exchange', {})
    times.push(performance.now() - askedMs)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  return times
}
