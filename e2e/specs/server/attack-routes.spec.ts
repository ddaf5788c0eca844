import { randomUUID } from 'node:crypto'
import { RecordingId, type RouteName, routes, type StreamName, streams } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { Client } from '../../support/wire/Client.ts'
import { firstRoundOf, type House, type Place, placeOf } from '../../support/wire/house.ts'
import { rowsOf } from '../../support/wire/ledger.ts'
import { mutatedRoute, mutatedStream, mutatedUpload } from '../../support/wire/nasty-http.ts'
import { type Heard, type Sent, sent } from '../../support/wire/raw-http.ts'
import { chance, seed } from '../../support/wire/seed.ts'
import { besiege, type Siege } from '../../support/wire/siege.ts'

/** Of each row. Small for every day; for the record: SAMSYN_MUTATIONS=10000. */
const times = Number(process.env.SAMSYN_MUTATIONS ?? 24)
const atOnce = 4
const names = Object.keys(routes) as RouteName[]
const streamNames = Object.keys(streams) as StreamName[]

describe(`An attack on the routes, streams and uploads: ${times} mutations of each, seed ${seed}`, () => {
  const random = chance()
  let house: House
  let place: Place
  let siege: Siege

  before(async () => {
    siege = await besiege()
    house = siege.house
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  /** Sends so many by this person, some at once; answers how often each status came. Whatever is not a no in our words, or a yes, fails. */
  async function attack(client: Client | null, make: () => Sent, count: number): Promise<Map<number, number>> {
    const statuses = new Map<number, number>()
    let left = count
    async function go() {
      while (left-- > 0) {
        const one = make()
        const cookie = client?.cookie
        const heard = await sent(client?.baseUrl ?? house.app.baseUrl, {
          ...one,
          headers: { ...one.headers, ...(cookie && { cookie }) },
        })
        judge(one, heard)
        statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, go))
    return statuses
  }

  const problems: string[] = []
  function judge({ method, path, headers, body }: Sent, { status, text }: Heard) {
    const asked = () =>
      `${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 300)} ${String(body).slice(0, 200)} -> ${status} ${text.slice(0, 200)}`
    if (status === 500 || text.includes('"internal"')) problems.push(asked())
    if (status >= 400 && text.length > 32_768) problems.push(`${text.length} bytes: ${asked()}`)
    if (status === 0 && !body) problems.push(asked())
  }

  for (const name of names)
    it(`[AT4] ${name} answers each with a no, or does what was asked; what was a no changed nothing`, async function () {
      this.timeout(60_000 + times * 200)
      const ofSigningIn = name.startsWith('session:')
      const make = () => mutatedRoute(name, place, random)
      const before = rowsOf(house.app)
      await attack(null, make, Math.ceil(times / 4))
      if (!ofSigningIn) await attack(house.cilie, make, Math.ceil(times / 4))
      if (typeof routes[name].right === 'object')
        expect(rowsOf(house.app), `${name} by strangers`).to.deep.equal(before)
      const ofThose = ofSigningIn ? new Map() : await attack(random() < 0.6 ? house.ane : house.bo, make, times)
      expect(problems.splice(0)).to.deep.equal([])
      if (!ofThose.has(200)) expect(rowsOf(house.app), name).to.deep.equal(before)
    })

  for (const name of streamNames)
    it(`[AT5] stream ${name} gives what it gives, or says no; strangers get nothing however they ask`, async function () {
      this.timeout(60_000 + times * 200)
      const make = () => mutatedStream(name, place, random)
      const refused = [await attack(house.cilie, make, times), await attack(null, make, Math.ceil(times / 4))]
      await attack(house.bo, make, times)
      expect(problems.splice(0)).to.deep.equal([])
      for (const statuses of refused) expect([...statuses.keys()].filter(status => status === 206)).to.deep.equal([])
    })

  it('[AT6] uploads answer each with a no, or do what was asked; another’s upload is as it was', async function () {
    this.timeout(60_000 + times * 1_000)
    const cycleId = await firstRoundOf(house.cilie)
    const id = RecordingId.parse(randomUUID())
    await house.cilie.call('recording:create', { cycleId, id, fileName: 'a.mp4', sizeBytes: 1_000_000 })
    const make = () => mutatedUpload({ ...place, recordingId: id }, random)
    const whole = await house.cilie.call('recording:get', { recordingId: id })
    const before = rowsOf(house.app)
    await attack(house.ane, make, times * 2)
    await attack(null, make, times)
    expect(rowsOf(house.app)).to.deep.equal(before)
    expect(await house.cilie.call('recording:get', { recordingId: id })).to.deep.equal(whole)
    await attack(house.cilie, make, times * 4)
    expect(problems.splice(0)).to.deep.equal([])
  })

  it('[AT2] and meanwhile who has nothing to do with it goes on, the process is the same, and gives its memory back', () =>
    siege.holds())

  it('[AT3] and nothing failed that nobody expected, nor does the log say anything of what was sent', () =>
    siege.saysNothing())
})
