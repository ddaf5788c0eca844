import { randomUUID } from 'node:crypto'
import { agendaOf, EntryId, type LogEntry, type PersonId, type Reply, type Vector } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import type { Client } from '../../support/wire/Client.ts'
import { type House, logOf, openHouse, type Place, placeOf } from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'

const kills = Number(process.env.SAMSYN_KILLS ?? 12)
/** How many commands of each are under way at once. */
const atOnce = 40

type Kept = { revs: number[]; steps: EntryId[]; controllerId: PersonId | null }

describe(`A server that is killed ${kills} times while two people press without waiting`, () => {
  let house: House
  let place: Place
  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  async function enter(client: Client): Promise<Line> {
    const line = client.line()
    await line.ready()
    await line.ask('meeting:enter', { meetingId: place.meetingId })
    return line
  }

  /** What somebody else is told the server holds. */
  async function found(): Promise<{ vector: Vector; controllerId: PersonId | null; log: readonly LogEntry[] }> {
    const line = house.ane.line()
    try {
      await line.ready()
      const { vector, controllerId } = await line.ask('playback:read', { meetingId: place.meetingId })
      return { vector, controllerId, log: await logOf(house.ane, place.meetingId) }
    } finally {
      line.close()
    }
  }

  /** One presses on and on; what is acknowledged is noted as it comes, until the line is cut. */
  function flood(line: Line, kept: Kept): Promise<unknown> {
    const { meetingId } = place
    async function press(number: number) {
      for (let positionMs = number; line.connected; positionMs = (positionMs + atOnce) % 1000) {
        const command = { kind: 'stop', positionMs } as const
        const reply: Reply<{ vector: Vector }> | null = await line
          .reply('playback:command', { meetingId, rev: 0, command })
          .catch(() => null)
        if (reply?.ok) kept.revs.push(reply.value.vector.rev)
        else if (reply && reply.code !== 'too-many-requests') throw new Error(`refused: ${reply.code}`)
      }
    }
    return Promise.all(Array.from({ length: atOnce }, (_, number) => press(number)))
  }

  /** One goes along the agenda, a step after the other. */
  async function walk(line: Line, kept: Kept, steps: ReturnType<typeof agendaOf>) {
    for (let number = 0; line.connected; number++) {
      const id = EntryId.parse(randomUUID())
      const step = steps[number % steps.length]
      if (!step) throw new Error('the agenda is empty')
      const reply = await line.reply('meeting:go-to-step', { ...place, id, step }).catch(() => null)
      if (reply?.ok) kept.steps.push(id)
    }
  }

  it('[PB110] keeps every command, step and change of hands that was acknowledged, in the log and where the film stands', async function () {
    this.timeout(kills * 20_000)
    const steps = agendaOf(await house.ane.call('sequence:list', { recordingId: place.recordingId }))
    let acknowledged = 0
    for (let kill = 0; kill < kills; kill++) {
      const kept: Kept = { revs: [], steps: [], controllerId: null }
      const [ane, bo] = [await enter(house.ane), await enter(house.bo)]
      const steering = await (kill % 2 ? ane : bo).ask('playback:take-control', place)
      kept.controllerId = steering.controllerId
      const pressing = Promise.all([flood(ane, kept), flood(bo, kept), walk(ane, kept, steps)])
      const least = 1 + Math.floor(Math.random() * 300)
      await until('commands are acknowledged', () => kept.revs.length >= least && kept.steps.length > 0)
      await house.app.kill('SIGKILL')
      ane.close()
      bo.close()
      await pressing
      await house.app.start()

      const { vector, controllerId, log } = await found()
      const logged = new Set(log.flatMap(({ fact }) => (fact.kind === 'playback' ? fact.vector.rev : [])))
      expect(kept.revs.filter(rev => !logged.has(rev))).to.deep.equal([])
      expect(vector.rev).to.be.at.least(Math.max(...kept.revs))
      const ids = new Set(log.map(({ id }) => id))
      expect(kept.steps.filter(id => !ids.has(id))).to.deep.equal([])
      expect(controllerId).to.equal(kept.controllerId)
      acknowledged += kept.revs.length
    }
    expect(acknowledged).to.be.above(kills)
  })
})
