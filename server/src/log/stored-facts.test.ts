import { randomUUID } from 'node:crypto'
import { EntryId, emptyVector, type LogFact, type MeetingId, type PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type House, withHouse } from '../meeting/testing/house.ts'
import { sealedIn } from '../store/seals.ts'
import { sealsOf } from '../store/store.ts'
import { createLog } from './log.ts'

const person = '6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a04' as PersonId
const vector = { ...emptyVector, rev: 3, playing: true, positionMs: 18_000, atMs: 1_700_000_000_000.25 }

/** A row of every kind as each version has written it, and what it is today. Rows are never taken away here, only added. */
const stored: { kind: string; version: number; factJson: object; today: LogFact }[] = [
  row(1, { kind: 'chat', text: 'Se hendes hånd', filmMs: 18_000 }),
  row(1, { kind: 'arrived' }),
  row(1, { kind: 'left' }),
  row(1, { kind: 'agenda', step: 'nextStep' }),
  row(1, { kind: 'control', controllerId: person }),
  {
    ...{ kind: 'playback', version: 1, factJson: { kind: 'playback', vector } },
    today: { kind: 'playback', vector, did: null },
  },
  row(2, { kind: 'playback', vector, did: 'play' }),
  row(1, { kind: 'hold', personIds: [person], forAll: false, sinceMs: 1.5, ended: 'time', vector }),
  row(1, { kind: 'screen', screen: 'away' }),
]

function row(version: number, today: LogFact) {
  return { kind: today.kind, version, factJson: today, today }
}

async function put(house: House, meetingId: MeetingId, rows: { kind: string; version: number; factJson: object }[]) {
  const { text } = await sealsOf(house.store).sealer(sealedIn.log(meetingId))
  const whole = rows.map(({ kind, version, factJson }, index) => ({
    ...{ meetingId, seq: index + 1, id: randomUUID(), personId: house.worker.id, atMs: 1000 + index },
    ...{ kind, version, factJson: text(JSON.stringify(factJson)) },
  }))
  await house.store.insertInto('logEntry').values(whole).execute()
  return whole
}

describe('the meeting log: facts of other versions', () => {
  it('[LG10] reads a row of every kind and version that was ever written', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      await put(house, meetingId, stored)
      const entries = await house.log.since(meetingId, 0)
      expect(entries.map(({ fact }) => fact)).to.deep.equal(stored.map(({ today }) => today))
    }))

  it('[LG11] passes over what only a newer server knows, says so, and goes on after it', () =>
    withHouse(async house => {
      const { meetingId } = await house.arrange()
      const newer = [
        { kind: 'applause', version: 1, factJson: { kind: 'applause', loud: true } },
        { kind: 'chat', version: 2, factJson: { kind: 'chat', words: [] } },
      ]
      const known = row(1, { kind: 'arrived' })
      const [, newChat] = await put(house, meetingId, [...newer, known, ...newer])
      const warnings: number[] = []
      const { store } = house
      const tell = { meeting: () => undefined, analysis: () => undefined, course: () => undefined }
      const log = createLog({ store, tell, now: () => 5, unknown: ({ seq }) => warnings.push(seq) })
      const page = await log.page(meetingId, 0)
      expect(page.entries.map(({ seq }) => seq)).to.deep.equal([3])
      expect(page).to.include({ lastSeq: 5, more: false })
      expect(warnings).to.deep.equal([1, 2, 4, 5])
      const fact = { kind: 'chat', text: 'hej', filmMs: null } as const
      const line = { meetingId, personId: house.worker.id, fact }
      expect((await log.append({ ...line, id: EntryId.parse(randomUUID()) })).seq).to.equal(6)
      const taken = await log.append({ ...line, id: EntryId.parse(newChat?.id) }).catch(error => error.code)
      expect(taken).to.equal('conflict')
    }))
})
