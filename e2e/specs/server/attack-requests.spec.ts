import { type RequestName, requests } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import type { Client } from '../../support/wire/Client.ts'
import { type House, type Place, placeOf } from '../../support/wire/house.ts'
import { rowsOf } from '../../support/wire/ledger.ts'
import { microphone } from '../../support/wire/microphone.ts'
import { mutatedText } from '../../support/wire/nasty.ts'
import { requestPayloads } from '../../support/wire/payloads.ts'
import { RawLine } from '../../support/wire/RawLine.ts'
import { chance, seed } from '../../support/wire/seed.ts'
import { besiege, type Siege } from '../../support/wire/siege.ts'

/** Of each request. Small for every day; for the record: SAMSYN_MUTATIONS=10000. */
const times = Number(process.env.SAMSYN_MUTATIONS ?? 24)
const atOnce = 8
const names = Object.keys(requests) as RequestName[]

describe(`An attack on the requests: ${times} mutations of each, seed ${seed}`, () => {
  const random = chance()
  let house: House
  let place: Place
  let siege: Siege
  const told: string[] = []

  before(async () => {
    siege = await besiege()
    house = siege.house
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  /** A line of somebody's, in the meeting if they may be, with what they need to send a voice. */
  async function lineOf(client: Client): Promise<RawLine> {
    const line = await until('a line is let in', () => RawLine.open(house.app.baseUrl, client.cookie))
    await line.ask('meeting:enter', JSON.stringify({ meetingId: place.meetingId }))
    return line
  }

  async function payloadsOf(line: RawLine): Promise<(name: RequestName) => object> {
    const { meetingId } = place
    const joined = await line.ask('media:join', JSON.stringify({ meetingId }))
    const media = joined?.ok
      ? (joined.value as { send: { id: string; dtlsParameters: object }; routerRtpCapabilities: object })
      : null
    if (!media) return name => requestPayloads[name](place)
    const transportId = media.send.id
    const known: Partial<Record<RequestName, object>> = {
      'media:connect': { meetingId, transportId, dtlsParameters: media.send.dtlsParameters },
      'media:restart-ice': { meetingId, transportId },
      'media:receive': { meetingId, rtpCapabilities: media.routerRtpCapabilities },
      'media:produce': {
        meetingId,
        id: 'x',
        transportId,
        rtpParameters: microphone(),
        kind: 'audio',
        source: 'microphone',
      },
    }
    return name => known[name] ?? requestPayloads[name](place)
  }

  /** Who has said too much is heard again after a while, or is cut off. */
  const heardAgain = (line: RawLine) =>
    until('the line is heard again', async () => {
      const reply = await line.ask('clock:exchange', '{}')
      return reply === null || reply.ok
    })

  /** Sends mutations of a request, some at once, until so many are answered; whoever is cut off comes again. Answers the codes, and how often each came. */
  async function attack(client: Client, name: RequestName, count: number): Promise<Map<string, number>> {
    const codes = new Map<string, number>()
    let answered = 0
    let line = await lineOf(client)
    let payloadOf = await payloadsOf(line)

    async function one() {
      const text = mutatedText(payloadOf(name), random)
      if (random() < 0.05) line.send(`42${JSON.stringify([name])}`)
      const reply = await line.ask(name, text)
      if (reply === null || (!reply.ok && reply.code === 'too-many-requests')) return heardAgain(line)
      answered++
      const code = reply.ok ? 'ok' : reply.code
      codes.set(code, (codes.get(code) ?? 0) + 1)
      if (code === 'internal') told.push(`${name} ${text.slice(0, 300)}`)
      expect(JSON.stringify(reply).length, `${name} ${text.slice(0, 200)}`).to.be.lessThan(32_768)
    }

    while (answered < count) {
      if (!line.isOpen) {
        line = await lineOf(client)
        payloadOf = await payloadsOf(line)
      }
      await Promise.all(Array.from({ length: Math.min(count - answered, atOnce) }, one))
    }
    line.close()
    return codes
  }

  for (const name of names)
    it(`[AT1] ${name} answers each with a no, or does what was asked; what was a no changed nothing`, async function () {
      this.timeout(60_000 + times * 200)
      const before = rowsOf(house.app)
      const ofStranger = await attack(house.cilie, name, Math.ceil(times / 4))
      expect(rowsOf(house.app), `${name} by a stranger`).to.deep.equal(before)
      const ofThose = await attack(random() < 0.5 ? house.ane : house.bo, name, times)
      if (!ofThose.has('ok')) expect(rowsOf(house.app), name).to.deep.equal(before)
      expect(told).to.deep.equal([])
      expect([...ofThose.keys(), ...ofStranger.keys()]).to.not.be.empty
    })

  it('[AT2] and meanwhile who has nothing to do with it goes on, the process is the same, and gives its memory back', () =>
    siege.holds())

  it('[AT3] and nothing failed that nobody expected, nor does the log say anything of what was sent', () =>
    siege.saysNothing())
})
