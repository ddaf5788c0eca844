import type { MeetingId } from '@samsyn/shared'
import { until } from '../../e2e/support/until.ts'
import { Client } from '../../e2e/support/wire/Client.ts'
import { emailOf, openHouse, password, placeOf } from '../../e2e/support/wire/house.ts'
import type { Line } from '../../e2e/support/wire/Line.ts'
import { inWords, spreadOf } from '../harness/stats.ts'
import { startScript } from './processes.ts'

/** When each revision of the film was heard of on a line. */
type Heard = Map<number, number>

/**
 * I2: from one client's command to the other's hearing of it: alone, while four windows draw as fast as the server takes
 * it, while four windows flood the chat, and alone again.
 */
export async function measureControl(commands: number, say: (line: string) => void): Promise<void> {
  const house = await openHouse()
  const [bo, ane] = [house.bo.line(), house.ane.line()]
  try {
    const place = await placeOf(house.ane)
    const { meetingId } = place
    for (const line of [bo, ane]) await line.ready().then(() => line.ask('meeting:enter', { meetingId }))
    await bo.ask('playback:take-control', { meetingId })
    const heard: Heard = new Map()
    ane.onFact(
      'playback:changed',
      ({ vector }) => void (heard.has(vector.rev) || heard.set(vector.rev, performance.now())),
    )
    const cookies = await Promise.all(['Ane', 'Bo', 'Ane', 'Bo'].map(name => newCookie(house.app.baseUrl, name)))
    const given = { baseUrl: house.app.baseUrl, cookies, ...place, writers: 4 }
    await commandTimes(bo, heard, meetingId, 50)
    for (const kind of ['nothing', 'drawing', 'chat', 'nothing']) {
      const flood = kind === 'nothing' ? null : startScript('flood.ts', kind, JSON.stringify(given))
      await flood?.line()
      const beganMs = performance.now()
      const times = await commandTimes(bo, heard, meetingId, commands)
      const seconds = (performance.now() - beganMs) / 1000
      const done = flood ? Number(await flood.stop()) : 0
      const beside = flood ? `; ${Math.round(done / seconds)} writings a second beside it` : ''
      say(`I2 control beside ${kind}: ${inWords(spreadOf(times))} ms${beside}`)
    }
  } finally {
    for (const line of [bo, ane]) line.close()
    await house.app.stop()
  }
}

/** Of a session of its own: what one session may say a second is not what is measured. */
async function newCookie(baseUrl: string, name: string): Promise<string | null> {
  const client = new Client(baseUrl)
  await client.signIn(emailOf(name), password)
  return client.cookie
}

async function commandTimes(bo: Line, heard: Heard, meetingId: MeetingId, count: number): Promise<number[]> {
  const times: number[] = []
  let { rev } = (await bo.ask('playback:read', { meetingId })).vector
  for (let index = 0; index < count; index++) {
    const sentMs = performance.now()
    const command = { kind: 'seek', positionMs: 40 * (index % 500) } as const
    rev = (await bo.ask('playback:command', { meetingId, rev, command })).vector.rev
    const heardMs = await until('the other has heard of it', () => heard.get(rev))
    times.push(heardMs - sentMs)
    await new Promise(resolve => setTimeout(resolve, 5 + Math.random() * 15))
  }
  return times
}
