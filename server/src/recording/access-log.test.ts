import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { type RecordingId, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { before, describe, it } from 'mocha'
import { auditKey } from '../audit/audit.ts'
import { verifyAudit } from '../audit/verify.ts'
import { openKeys } from '../keys/keys.ts'
import { shownOf } from './keys.ts'
import type { Caller } from './testing/caller.ts'
import { smallFilm } from './testing/film.ts'
import { playable } from './testing/filmed.ts'
import { type House, inFolder, inHouse, inHouseAt, masterKey } from './testing/house.ts'

const accesses = 10_000
const atOnce = 20

/** How much was given to whom, as `person start-end` and bytes. */
type Counted = { key: string; bytes: number }

describe('The record of who was shown what', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(3)
  })

  const rowsOf = ({ store }: House) => store.selectFrom('access').selectAll().orderBy('seq').execute()
  const lengthOf = (range: string) => {
    const [start = 0, end = -1] = range.split('-').map(Number)
    return end - start + 1
  }

  it(`[RC10] accounts for every byte: over ${accesses} accesses it says what those who asked have counted`, function () {
    this.timeout(300_000)
    return inFolder(dir =>
      inHouseAt(dir, async house => {
        const { worker, supervisor, recordingId } = await playable(house, film)
        const size = await house.files.size(shownOf(recordingId, 'film'))
        const counted: Counted[] = []
        async function ask(who: Caller) {
          const [a, b] = [random(size), random(Math.min(size, 20_000))]
          const response = await who.stream('film', recordingId, { range: `bytes=${a}-${a + b}` })
          let bytes = 0
          for await (const piece of response.body ?? []) bytes += piece.length
          const range = /bytes (\d+-\d+)\//.exec(response.headers.get('content-range') ?? '')?.[1]
          counted.push({ key: `${who.self.id} ${range}`, bytes })
        }
        // One session of its own each: how many one session begins a second is limited.
        const readers = await Promise.all(
          Array.from({ length: atOnce }, (_, index) => house.signIn((index % 2 ? worker : supervisor).self)),
        )
        for (let done = 0; done < accesses; done += atOnce) await Promise.all(readers.map(ask))

        const rows = await rowsOf(house)
        const recorded = rows.map(({ personId, range }) => ({ key: `${personId} ${range}`, bytes: lengthOf(range) }))
        expect(counted).to.have.length(accesses)
        expect(sorted(recorded)).to.deep.equal(sorted(counted))
        const key = await (await openKeys(join(dir, 'keys'), masterKey)).make(auditKey)
        expect((await verifyAudit(house.store, dir, key)).problems).to.deep.equal([])
      }),
    )
  })

  it('[RC11] never says less than was given, also where a reader goes in the middle', () =>
    inHouse(async house => {
      const { worker, recordingId } = await playable(house, film)
      let given = 0
      for (let reader = 0; reader < 20; reader++) given += await readSome(house, worker, recordingId)
      const recorded = (await rowsOf(house)).reduce((sum, { range }) => sum + lengthOf(range), 0)
      expect(given).to.be.above(0)
      expect(recorded).to.be.at.least(given)
    }))

  for (const table of ['access', 'auditEvent', 'auditHead'])
    it(`[RC12] that cannot be written means no film: not a byte, not a header of it (${table})`, () =>
      inHouse(async house => {
        const { worker, recordingId } = await playable(house, film)
        const when = table === 'auditHead' ? 'UPDATE' : 'INSERT'
        await sql`${sql.raw(`CREATE TRIGGER broken BEFORE ${when} ON "${table}" BEGIN SELECT RAISE(ABORT, 'no room'); END`)}`.execute(
          house.store,
        )
        const response = await worker.stream('film', recordingId, { range: 'bytes=0-99' })
        expect([response.status, response.headers.get('content-range')]).to.deep.equal([500, null])
        expect(await response.json()).to.include({ code: 'internal' })
        expect(await rowsOf(house)).to.deep.equal([])
        await sql`DROP TRIGGER broken`.execute(house.store)
        expect((await worker.stream('film', recordingId, { range: 'bytes=0-99' })).status).to.equal(206)
        expect(house.complaints.splice(0)).not.to.deep.equal([])
      }))
})

/** Asks for the whole film and goes after the first piece; answers how much came. */
async function readSome(house: House, { headers }: Caller, id: RecordingId): Promise<number> {
  const request = get(house.url + streamUrl('film', id), { headers, agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const [piece] = (await once(response, 'data')) as [Buffer]
  response.on('error', () => undefined)
  response.destroy()
  return piece.length
}

const random = (below: number) => Math.floor(Math.random() * below)
const sorted = (all: Counted[]) => all.map(({ key, bytes }) => `${key} ${bytes}`).toSorted()
