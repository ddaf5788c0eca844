import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type House, withHouses } from './testing/house.ts'
import { addFilm, addSequence } from './testing/seed.ts'

type Left = { round: string; meeting: string; film: 'there' | 'gone' | 'another'; inside: readonly ('Anna' | 'Bo')[] }

/** A round as an earlier version could leave it. */
async function leave({ store, worker, supervisor, cycleId }: House, { round, meeting, film, inside }: Left) {
  const recordingId = await addFilm(store, cycleId, worker.id)
  if (film !== 'there') await store.updateTable('recording').set({ discardedMs: 9 }).execute()
  if (film === 'another') await addSequence(store, await addFilm(store, cycleId, worker.id), supervisor.id)
  const id = randomUUID()
  const times = { createdMs: 1, startedMs: 2, endedMs: meeting === 'held' ? 3 : null }
  const row = { id, cycleId, recordingId, state: meeting, step: 'sinceLast', createdBy: supervisor.id, ...times }
  await store.insertInto('meeting').values(row).execute()
  const facts = ['arrived', 'left'].flatMap(kind => inside.map(who => ({ kind, who })))
  for (const [at, { kind, who }] of facts.entries()) {
    const personId = who === 'Anna' ? worker.id : supervisor.id
    const entry = { meetingId: id, seq: at + 1, id: randomUUID(), personId, atMs: 2, kind, version: 1 }
    await store
      .insertInto('logEntry')
      .values({ ...entry, factJson: JSON.stringify({ kind }) })
      .execute()
  }
  await store.updateTable('cycle').set({ state: round }).where('id', '=', cycleId).execute()
}

const cases: [string, Left, { round: string; meeting: string }][] = [
  [
    'a meeting to come without a film',
    { round: 'meetingScheduled', meeting: 'arranged', film: 'gone', inside: [] },
    { round: 'planned', meeting: 'cancelled' },
  ],
  [
    'a meeting under way without a film',
    { round: 'meetingLive', meeting: 'live', film: 'gone', inside: ['Bo'] },
    { round: 'planned', meeting: 'cancelled' },
  ],
  [
    'a meeting under way without a film, and a new film',
    { round: 'meetingLive', meeting: 'live', film: 'another', inside: ['Bo'] },
    { round: 'planned', meeting: 'cancelled' },
  ],
  [
    'a meeting taken for held, without a film',
    { round: 'meetingHeld', meeting: 'held', film: 'gone', inside: ['Bo'] },
    { round: 'planned', meeting: 'cancelled' },
  ],
  [
    'a meeting taken for held in which one was alone',
    { round: 'meetingHeld', meeting: 'held', film: 'there', inside: ['Bo'] },
    { round: 'meetingScheduled', meeting: 'arranged' },
  ],
  [
    'a meeting that was held, however short',
    { round: 'meetingHeld', meeting: 'held', film: 'there', inside: ['Bo', 'Anna'] },
    { round: 'meetingHeld', meeting: 'held' },
  ],
  [
    'a meeting that was held, without a film',
    { round: 'meetingHeld', meeting: 'held', film: 'gone', inside: ['Bo', 'Anna'] },
    { round: 'meetingHeld', meeting: 'held' },
  ],
  [
    'a round that went on',
    { round: 'closed', meeting: 'held', film: 'there', inside: ['Bo'] },
    { round: 'closed', meeting: 'held' },
  ],
]

describe('what an earlier version has left', () => {
  for (const [what, left, mended] of cases) {
    it(`[ME84] is set right at the start: ${what}`, () =>
      withHouses(async open => {
        const first = await open()
        await leave(first, left)
        await first.close()
        const second = await open()
        const meeting = await second.store.selectFrom('meeting').select('state').executeTakeFirstOrThrow()
        expect({ round: await second.cycleState(first.cycleId), meeting: meeting.state }).to.deep.equal(mended)
        await second.close()
        const third = await open()
        expect(await third.cycleState(first.cycleId)).to.equal(mended.round)
      }))
  }
})
