import { once } from 'node:events'
import { setImmediate as nextRound } from 'node:timers/promises'
import { documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { startChild } from './testing/children.ts'
import { openRaw } from './testing/client.ts'
import { openHouse } from './testing/house.ts'
import { readIn } from './testing/read-in.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('what is acknowledged is kept', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  const damage = (content: Uint8Array) =>
    table
      .house()
      .store.insertInto('documentUpdate')
      .values({ document: documentPath(table.document), personId: table.worker.id, atMs: 0, content })
      .execute()

  it('[CD8] is refused with "try again", never started empty, and opens when it can be read again', async () => {
    const a = await table.connected()
    a.text.insert(0, 'værdifuldt')
    await a.allSaved()
    a.close()
    await until(() => table.house().documents.stats().documents === 0)
    await damage(Uint8Array.from([1, 1, 1, 1]))
    const b = table.connect(table.cookies.supervisor)
    await until(() => b.closes.length >= 2)
    expect(new Set(b.closes)).to.deep.equal(new Set([1011]))
    expect(b.text.toString()).to.equal('')
    expect(await table.rows()).to.have.length(2)
    await table.house().store.deleteFrom('documentUpdate').where('atMs', '=', 0).execute()
    await until(() => b.text.toString() === 'værdifuldt')
  })

  it('is refused when a row in the middle is missing', async () => {
    const a = await table.connected()
    for (const word of ['et ', 'to ', 'tre']) {
      a.text.insert(a.text.length, word)
      await a.allSaved()
    }
    a.close()
    await until(() => table.house().documents.stats().documents === 0)
    const rows = await table.house().store.selectFrom('documentUpdate').select('seq').orderBy('seq').execute()
    await table
      .house()
      .store.deleteFrom('documentUpdate')
      .where('seq', '=', rows[1]?.seq ?? 0)
      .execute()
    const raw = await openRaw(table.address())
    expect(await raw.closed()).to.equal(1011)
  })

  it('[CD9] when a commit fails the sender is told to try again, and nobody sees what is not committed', async () => {
    const [a, b] = [await table.connected(), await table.connected(table.cookies.supervisor)]
    const { store } = table.house()
    await sql`CREATE TRIGGER full BEFORE INSERT ON "documentUpdate" BEGIN SELECT RAISE(ABORT, 'disk full'); END`.execute(
      store,
    )
    a.text.insert(0, 'endnu ikke gemt')
    await until(() => a.closes.length >= 2)
    expect(new Set(a.closes)).to.deep.equal(new Set([1011]))
    expect(a.isSaved()).to.equal(false)
    expect(b.closes).to.deep.equal([])
    expect(b.text.toString()).to.equal('')
    expect(await table.text()).to.equal('')
    await sql`DROP TRIGGER full`.execute(store)
    await a.allSaved()
    await until(() => b.text.toString() === 'endnu ikke gemt')
  })

  it('[CD10] a server killed 20 times while a client writes loses nothing that was acknowledged', async function () {
    this.timeout(180_000)
    const { port } = table.house()
    await table.house().close()
    const doc = new Y.Doc()
    const list = doc.getArray<number>('list')
    const client = table.connect(undefined, doc, () => list.length)
    for (let kill = 0; kill < 20; kill++) {
      const server = await startChild(table.dataDir, port)
      await client.allSaved()
      const enough = client.acknowledged() + 1 + ((kill * 7) % 40)
      while (client.acknowledged() < enough) {
        for (let burst = 0; burst <= kill % 4; burst++) list.push([list.length])
        await nextRound()
      }
      server.kill('SIGKILL')
      await once(server, 'exit')
      const kept = await keptOn(table)
      expect(kept.length).to.be.at.least(client.acknowledged())
      expect(kept).to.deep.equal(kept.map((_, index) => index))
    }
    await table.reopen()
    await client.allSaved()
    expect(await keptOn(table)).to.have.length(list.length)
  })
})

/** What the database holds, read by a server of its own after the other one's end. */
async function keptOn({ dataDir, document }: Table): Promise<number[]> {
  const house = await openHouse(dataDir)
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(house.store)
  expect(rows.map(row => row.integrity_check)).to.deep.equal(['ok'])
  const kept = await readIn(house.documents, document, doc => doc.getArray<number>('list').toArray())
  await house.close()
  return kept
}
