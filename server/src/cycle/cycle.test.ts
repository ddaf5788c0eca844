import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CycleId } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { openStore, type Store } from '../store/store.ts'
import { createCycles } from './cycle.ts'

const mover = new URL('./testing/mover.ts', import.meta.url)
const times = 100

describe('a round', () => {
  let dir: string
  let store: Store
  const id = CycleId.parse(randomUUID())
  const courseId = randomUUID()

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-cycle-'))
    store = await openStore(dir)
    const row = { id, courseId, index: 1, state: 'consentCheck', sinceMs: 0, createdMs: 0 }
    await store.insertInto('cycle').values(row).execute()
  })
  afterEach(async () => {
    await store.destroy()
    await rm(dir, { recursive: true })
  })

  const told: string[] = []
  const tell = { meeting: () => {}, analysis: () => {}, course: (course: string) => void told.push(course) }
  const history = () => store.selectFrom('cycleTransition').selectAll().orderBy('seq').execute()

  /** Each line begins where the one before it ended, and the last ends where the round stands. */
  async function expectWhole(least: number) {
    const lines = await history()
    expect(lines.length).to.be.above(least)
    expect(lines.map(({ seq }) => seq)).to.deep.equal(lines.map((_, index) => index + 1))
    const [first, ...later] = lines
    expect(first?.fromState).to.equal('consentCheck')
    for (const [index, line] of later.entries()) expect(line.fromState).to.equal(lines[index]?.toState)
    const { state } = await store.selectFrom('cycle').select('state').where('id', '=', id).executeTakeFirstOrThrow()
    expect(state).to.equal(lines.at(-1)?.toState)
  }

  it('[RO10] moves from the state it is in, with a line for each move, and tells of it', async () => {
    const { happened } = createCycles(store, () => 12.6, tell)
    await happened(id, 'film-ready')
    expect([await history(), told]).to.deep.equal([[], []])
    await happened(id, 'consent-given')
    const line = { cycleId: id, seq: 1, event: 'consent-given', byId: null, atMs: 13 }
    expect(await history()).to.deep.equal([{ ...line, fromState: 'consentCheck', toState: 'readyForAnalysis' }])
    expect(told).to.deep.equal([courseId])
  })

  it('[RO11] to which much happens at once goes from each state once', async () => {
    const { happened } = createCycles(store, Date.now, tell)
    const events = [
      'consent-given',
      'consent-missing',
      'sequence-marked',
      'film-discarded',
      'film-received',
      'film-ready',
    ]
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 30 }, (_, at) => happened(id, events[at % events.length] as 'film-ready')))
    }
    await expectWhole(20)
  })

  it('[RO11] to which much happens in two processes at once goes from each state once', async () => {
    const both = ['consent-given', 'consent-missing']
    const movers = [both, both.toReversed()].map(events => fork(mover, [dir, id, String(times), ...events]))
    const ends = movers.map(child => once(child, 'exit'))
    await Promise.all(movers.map(child => once(child, 'message')))
    for (const child of movers) child.send('go')
    for (const [code] of await Promise.all(ends)) expect(code).to.equal(0)
    await expectWhole(times)
  }).timeout(60_000)
})
