import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { type House, placeOf } from '../../support/wire/house.ts'
import { sendOverTcp, sendPackets } from '../../support/wire/nasty-packets.ts'
import { chance, seed } from '../../support/wire/seed.ts'
import { besiege, type Siege } from '../../support/wire/siege.ts'

/** Small for every day; for the record: SAMSYN_FRAMES=100000. */
const packets = Number(process.env.SAMSYN_FRAMES ?? 2_000)

describe(`An attack on the port for faces and voices: ${packets} packets, seed ${seed}`, () => {
  const random = chance()
  let siege: Siege
  let house: House
  let ports: number[]
  let workers: number[]

  before(async () => {
    siege = await besiege()
    house = siege.house
    const lines = await until('the media workers run', () => {
      const said = house.app
        .logged()
        .split('\n')
        .filter(line => line.includes('media worker runs'))
      return said.length > 0 ? said.map(line => JSON.parse(line)) : null
    })
    ports = lines.map(({ port }) => port)
    workers = lines.map(({ workerPid }) => workerPid)
  })
  after(() => house.app.stop())

  it('[AT18] packets of nobody, over UDP and TCP, end no media worker, and a voice can be sent after them', async function () {
    this.timeout(60_000 + packets * 5)
    const { meetingId } = await placeOf(house.ane)
    const line = house.ane.line()
    await line.ready()
    await line.ask('meeting:enter', { meetingId })
    const before = await line.ask('media:join', { meetingId })
    for (const port of ports) {
      await sendPackets(port, Math.ceil(packets / ports.length), random)
      await sendOverTcp(port, Math.ceil(packets / ports.length / 20), random)
    }
    for (const pid of workers) expect(() => process.kill(pid, 0)).to.not.throw()
    await line.ask('media:restart-ice', { meetingId, transportId: before.send.id })
    expect(line.facts('media:closed')).to.deep.equal([])
    line.close()
  })

  it('[AT2] and meanwhile who has nothing to do with it goes on, the process is the same, and gives its memory back', () =>
    siege.holds())

  it('[AT3] and nothing failed that nobody expected, nor does the log say anything of what was sent', () =>
    siege.saysNothing())
})
