import { documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('snapshots', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  const snapshots = () =>
    table
      .house()
      .store.selectFrom('documentSnapshot')
      .selectAll()
      .where('document', '=', documentPath(table.document))
      .execute()
  const putAway = () => until(() => table.house().documents.stats().documents === 0)

  it('[CB15] come beside the rows while people write, one at a time, and open to the same', async () => {
    const [a, b] = [await table.connected(), await table.connected(table.cookies.supervisor)]
    for (let i = 0; i < 1200; i++) {
      const { text } = i % 2 === 0 ? a : b
      if (i % 5 === 4) text.delete(0, 1)
      else text.insert(text.length, `${i % 10}`)
      if (i % 2 === 1) await until(() => a.isSaved() && b.isSaved())
    }
    await until(() => a.isSaved() && b.isSaved() && a.text.toString() === b.text.toString())
    await until(async () => (await snapshots()).length === 1)
    const c = await table.connected(table.cookies.supervisor)
    expect(c.text.toString()).to.equal(a.text.toString())
    const rows = await table.rows()
    for (const client of [a, b, c]) client.close()
    await putAway()
    expect(await snapshots()).to.have.length(1)
    expect(await table.rows()).to.have.length(rows.length)
    const d = await table.connected()
    expect(Y.encodeStateAsUpdate(d.doc)).to.deep.equal(Y.encodeStateAsUpdate(c.doc))
    d.text.insert(0, 'efter ')
    await d.allSaved()
    expect((await table.text()).startsWith('efter ')).to.equal(true)
  })

  it('are made when the last has left, and the history is still there', async () => {
    const a = await table.connected()
    for (let i = 0; i < 60; i++) {
      a.text.insert(i, 'x')
      await a.allSaved()
    }
    a.close()
    await putAway()
    const [snapshot] = await snapshots()
    const rows = await table.rows()
    expect(snapshot?.throughSeq).to.equal(rows.at(-1)?.seq)
    expect(snapshot?.outline).to.be.an.instanceOf(Uint8Array)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, await table.house().documents.at(table.document, rows[9]?.seq ?? 0))
    expect(doc.getText('text').toString()).to.equal('x'.repeat(10))
  })

  it('a torn snapshot is refused, never taken for an empty document', async () => {
    const a = await table.connected()
    a.text.insert(0, 'værdifuldt')
    await a.allSaved()
    a.close()
    await putAway()
    const [row] = await table.rows()
    const torn = {
      document: documentPath(table.document),
      throughSeq: row?.seq ?? 0,
      atMs: 0,
      content: new Uint8Array(1),
    }
    await table.house().store.insertInto('documentSnapshot').values(torn).execute()
    const b = table.connect(table.cookies.supervisor)
    await until(() => b.closes.length > 0)
    expect(b.closes[0]).to.equal(1011)
    expect(b.provider.synced).to.equal(false)
  })
})
