import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Playback, PlayerReport, Vector } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import type { Client } from '../../support/wire/Client.ts'
import { type House, openHouse, type Place, placeOf } from '../../support/wire/house.ts'
import type { Line } from '../../support/wire/Line.ts'

describe('A server that is killed while the room waits for somebody', () => {
  let house: House
  let place: Place
  let ane: Line
  let bo: Line
  const lines: Line[] = []

  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
    ane = await inTheRoom(house.ane)
    bo = await inTheRoom(house.bo)
  })
  after(async () => {
    for (const line of lines) line.close()
    await house.app.stop()
  })

  async function inTheRoom(client: Client): Promise<Line> {
    const line = client.line()
    lines.push(line)
    line.onConnect(() => void line.reply('meeting:enter', { meetingId: place.meetingId }).catch(() => undefined))
    await line.ready()
    await line.ask('meeting:enter', { meetingId: place.meetingId })
    return line
  }

  const read = (): Promise<Playback> => bo.ask('playback:read', { meetingId: place.meetingId })
  const tell = (line: Line, rev: number, status: PlayerReport['status']) =>
    line.ask('playback:report', {
      meetingId: place.meetingId,
      report: { rev, status, frame: null, oneWayMs: 1, startMs: 1 },
    })

  /** The film plays for both, and Ane's stalls. */
  async function held(): Promise<Vector> {
    const { meetingId } = place
    const { vector: known } = await bo.ask('playback:take-control', { meetingId })
    const command = { kind: 'play' } as const
    const { vector } = await bo.ask('playback:command', { meetingId, rev: known.rev, command })
    await tell(ane, vector.rev, 'playing')
    await tell(bo, vector.rev, 'playing')
    await until('the film moves', async () => (await bo.ask('clock:exchange', {})).t2 > vector.atMs)
    await tell(ane, vector.rev, 'loading')
    const waiting = await read()
    expect(waiting.hold?.personIds).to.have.length(1)
    return waiting.vector
  }

  function savedRev(): number {
    const database = new DatabaseSync(join(house.app.dataDir, 'samsyn.db'), { readOnly: true })
    try {
      const row = database.prepare('SELECT vectorJson FROM playback WHERE meetingId = ?').get(place.meetingId)
      return JSON.parse(String(row?.vectorJson)).rev
    } finally {
      database.close()
    }
  }

  it('[PB55] shows it going on by itself when it is back, from where it stood', async () => {
    const { rev } = await held()
    await bo.ask('playback:hold', { meetingId: place.meetingId, choice: 'wait-for-all' })
    const waiting = await read()
    expect(waiting.vector.atMs - (waiting.hold?.sinceMs ?? 0)).to.equal(60_000)
    await until('it is saved', () => savedRev() > rev)
    await house.app.kill('SIGKILL')
    await house.app.start()
    await until('Bo is back', () => bo.connected)
    const { vector, hold } = await read()
    const { t2: nowMs } = await bo.ask('clock:exchange', {})
    expect(hold).to.equal(null)
    expect(vector).to.include({ playing: true, positionMs: waiting.vector.positionMs })
    expect(vector.atMs - nowMs).to.be.at.most(400)
  })
})
