import { randomUUID } from 'node:crypto'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { type Filmed, playable } from '../recording/testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt } from '../recording/testing/house.ts'
import { killedAt } from '../recording/testing/killed-at.ts'

const withdrawing = new URL('./testing/withdraw.ts', import.meta.url)
const mostSteps = 200

/** A film goes with who is in it and what they said; that it was there and when it went stays. */
async function expectGone({ store, files }: House, { recordingId, cycleId }: Filmed, dir: string) {
  expect((await files.list()).filter(key => key.includes(recordingId))).to.deep.equal([])
  for (const table of ['filmedPerson', 'consent', 'sequence', 'job'] as const) {
    expect(await store.selectFrom(table).selectAll().execute(), table).to.deep.equal([])
  }
  const keys = await store.selectFrom('fileKey').select('folder').where('folder', 'like', 'recording/%').execute()
  expect(keys).to.deep.equal([])
  const receipt = await store.selectFrom('deletionReceipt').selectAll().executeTakeFirstOrThrow()
  expect(receipt).to.include({ recordingId, reason: 'withdrawal' })
  expect(receipt.doneMs).to.be.a('number')
  expect(await readFile(join(dir, 'deletions'), 'utf8')).to.include(recordingId)
  expect(
    await store.selectFrom('cycle').select('state').where('id', '=', cycleId).executeTakeFirstOrThrow(),
  ).to.include({ state: 'planned' })
}

/** They are in a meeting about it. */
async function meetNow({ store }: House, { recordingId, cycleId, supervisor }: Filmed) {
  const about = { id: randomUUID(), cycleId, recordingId, createdBy: supervisor.self.id }
  const times = { createdMs: 1, startedMs: 2, endedMs: null }
  await store
    .insertInto('meeting')
    .values({ ...about, ...times, state: 'live', step: 'sinceLast' })
    .execute()
  await store.updateTable('cycle').set({ state: 'meetingLive' }).where('id', '=', cycleId).execute()
}

describe('a withdrawal', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[CO20] [CO31] that is killed between any two steps happens whole, or not at all', async () =>
    inFolder(async folder => {
      const made = join(folder, 'made')
      const filmed = await inHouseAt(made, async house => {
        const filmed = await playable(house, film)
        await meetNow(house, filmed)
        return filmed
      })
      const about = { worker: filmed.worker.self, recordingId: filmed.recordingId, id: filmed.personId }
      const ends = { whole: 0, none: 0 }
      for (let n = 1; n < mostSteps; n++) {
        const dir = join(folder, String(n))
        await cp(made, dir, { recursive: true })
        const wasKilled = await killedAt(n, withdrawing, { dir, ...about })
        await inHouseAt(dir, async house => {
          const [consent] = await house.store.selectFrom('consent').selectAll().execute()
          if (consent) {
            expect(consent.status, `killed at ${n}`).to.equal('given')
            expect((await house.recordings.get(filmed.recordingId)).playable).to.equal(true)
          } else await expectGone(house, filmed, dir)
          const [meeting] = await house.store.selectFrom('meeting').select('state').execute()
          const stands = [meeting?.state, await house.stateOf(filmed.cycleId)]
          expect(stands, `killed at ${n}`).to.deep.equal(consent ? ['live', 'meetingLive'] : ['cancelled', 'planned'])
          ends[consent ? 'none' : 'whole'] += 1
        })
        if (!wasKilled) break
      }
      expect(ends.none).to.be.above(0)
      expect(ends.whole).to.be.within(10, mostSteps - 20)
    })).timeout(300_000)

  it('[CO21] that stands beside a film that lives takes it along at the next start', () =>
    inFolder(async dir => {
      const filmed = await inHouseAt(dir, async house => {
        const made = await playable(house, film)
        await house.store.updateTable('consent').set({ status: 'withdrawn' }).execute()
        return made
      })
      await inHouseAt(dir, house => expectGone(house, filmed, dir))
    }))

  it('[CO22] stands though not all can go at once; its receipt is open until all has gone', () => {
    let fails = true
    const forgetIn = () => async () => {
      if (fails) throw new Error('the notes cannot be written')
    }
    return inHouse(
      async house => {
        const { worker, supervisor, recordingId, personId: id, cycleId } = await playable(house, film)
        const receipt = await worker.get('consent:withdraw', { recordingId, id })
        expect(receipt).to.include({ reason: 'withdrawal', doneMs: null })
        expect((await supervisor.stream('film', recordingId)).status).to.equal(404)
        expect(house.complaints).to.have.length(1)
        await house.recordings.sweep()
        expect((await worker.get('recording:receipts', { cycleId }))[0]?.doneMs).to.equal(null)
        fails = false
        await house.recordings.sweep()
        expect((await worker.get('recording:receipts', { cycleId }))[0]?.doneMs).to.be.a('number')
      },
      { forgetIn },
    )
  })

  it('[CO23] is not said to be done while somebody still reads the database as it was before', () =>
    inFolder(dir =>
      inHouseAt(dir, async house => {
        const { worker, recordingId, personId: id, cycleId } = await playable(house, film)
        const reader = new DatabaseSync(join(dir, 'samsyn.db'))
        reader.exec('BEGIN')
        reader.prepare('SELECT * FROM recording').all()
        expect((await worker.get('consent:withdraw', { recordingId, id })).doneMs).to.equal(null)
        reader.exec('COMMIT')
        reader.close()
        await house.recordings.sweep()
        expect((await worker.get('recording:receipts', { cycleId }))[0]?.doneMs).to.be.a('number')
      }),
    ))
})
