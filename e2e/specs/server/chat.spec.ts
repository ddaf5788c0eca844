import type { LogEntry } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { randomFrom } from '../../support/random.ts'
import { until } from '../../support/until.ts'
import { startProxy, type WeatherProxy } from '../../support/weather.ts'
import { Client } from '../../support/wire/Client.ts'
import { type Correspondent, startCorrespondent } from '../../support/wire/correspondent.ts'
import { type House, logOf, openHouse, type Place, placeOf } from '../../support/wire/house.ts'

const sizeOf = (name: string, usual: number) => Number(process.env[name] ?? usual)
/** Small for every day; for the record: SAMSYN_CHAT_LINES=10000 SAMSYN_CHAT_CUTS=200 SAMSYN_CHAT_KILLS=20. */
const [lines, cuts, kills] = [
  sizeOf('SAMSYN_CHAT_LINES', 240),
  sizeOf('SAMSYN_CHAT_CUTS', 8),
  sizeOf('SAMSYN_CHAT_KILLS', 1),
]
const writers = 4

type Writer = Correspondent & { proxy: WeatherProxy; personId: string }

describe(`A chat of ${writers} windows through ${cuts} cuts and ${kills} kills of the server`, () => {
  const random = randomFrom(20)
  let house: House
  let place: Place
  const all: Writer[] = []

  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
    for (let number = 0; number < writers; number++) all.push(await open(number))
  })
  after(async () => {
    for (const { proxy, close } of all) {
      close()
      proxy.close()
    }
    await house.app.stop()
  })

  /** A window of Ane or Bo, on a way of its own to the server. */
  async function open(number: number): Promise<Writer> {
    const client = number % 2 ? house.bo : house.ane
    const self = await client.call('session:current', {})
    const proxy = await startProxy(Number(new URL(house.app.baseUrl).port), { oneWayMs: 0.5, jitterMs: 0.4, loss: 0 })
    const line = new Client(`http://localhost:${proxy.port}`, client.cookie).line()
    await line.ready()
    return { ...startCorrespondent(line, place.meetingId, `window ${number}`), proxy, personId: self?.id ?? '' }
  }

  const written = () => all.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)

  /** Breaks a window's connection; every other time nothing gets through for a while first. */
  async function cut(index: number) {
    const { proxy } = all[Math.floor(random() * all.length)] as Writer
    if (index % 2 === 0) return proxy.sever()
    const since = written()
    proxy.cut()
    await until('the others get on', () => written() >= Math.min(lines, since + 5))
    proxy.mend()
  }

  async function kill() {
    await house.app.kill('SIGKILL')
    await house.app.start()
  }

  /** Cuts and kills, spread over the lines. */
  async function disturb() {
    const events = [...Array(cuts).keys()].map(index => ({ at: (index + 0.5) / cuts, run: () => cut(index) }))
    const deaths = [...Array(kills).keys()].map(index => ({ at: (index + 0.5) / kills, run: kill }))
    for (const { at, run } of [...events, ...deaths].sort((a, b) => a.at - b.at)) {
      await until('so many lines are written', () => written() >= at * lines, 300_000)
      await run()
    }
  }

  it('[LG20] loses no line, has none twice, and each window’s in order; every window has the same log', async function () {
    this.timeout(900_000)
    const beganMs = performance.now()
    await Promise.all([...all.map(one => one.writeAll(lines / writers)), disturb()])
    const tookS = (performance.now() - beganMs) / 1000
    const log = await logOf(house.ane, place.meetingId)
    expect(log.map(({ seq }) => seq)).to.deep.equal(log.map((_, index) => index + 1))
    const found = all.map(one => compare(one, log))
    expect(found.reduce(add)).to.deep.equal({ lost: 0, doubled: 0, outOfOrder: 0 })
    for (const one of all) {
      await until(`${one.who} has it all`, () => one.has(log.length))
      expect(one.copy().entries).to.deep.equal(log)
    }
    const said = log.filter(({ fact }) => fact.kind === 'chat').length
    expect(said).to.equal(lines)
    if (process.env.SAMSYN_CHAT_LINES)
      process.stdout.write(
        `      ${said} lines, ${cuts} cuts, ${kills} kills in ${tookS.toFixed(0)} s: ${JSON.stringify(found.reduce(add))}\n`,
      )
  })
})

type Found = { lost: number; doubled: number; outOfOrder: number }
const add = (a: Found, b: Found): Found => ({
  lost: a.lost + b.lost,
  doubled: a.doubled + b.doubled,
  outOfOrder: a.outOfOrder + b.outOfOrder,
})

/** What a window wrote, beside what the log has of it. */
function compare({ who, acknowledged, personId }: Writer, log: readonly LogEntry[]): Found {
  const own = log.flatMap(({ id, fact, personId: whose }) =>
    whose === personId && fact.kind === 'chat' && fact.text.startsWith(`${who} `) ? [{ id, text: fact.text }] : [],
  )
  const ids = own.map(({ id }) => id)
  const numbers = own.map(({ text }) => Number(text.slice(who.length)))
  return {
    lost: acknowledged.filter(id => !ids.includes(id)).length,
    doubled: numbers.length - new Set(numbers).size,
    outOfOrder: numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length,
  }
}
