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

  /** A row that another server, or a repair by hand, commits beside this one. */
  function strangeRow(words: string) {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, words)
    return table.plant(Y.encodeStateAsUpdate(doc))
  }

  async function typed(letters: number) {
    const a = await table.connected()
    for (let i = 0; i < letters; i++) {
      a.text.insert(0, 'x')
      await a.allSaved()
    }
    return a
  }

  it('[BO30] never hide a row that was committed behind the server: not one after its own', async () => {
    const a = await typed(60)
    await strangeRow('fremmed')
    a.close()
    await putAway()
    const [snapshot] = await snapshots()
    const rows = await table.rows()
    expect(snapshot?.throughSeq).to.equal(rows.at(-2)?.seq)
    expect(await table.text()).to.have.length('fremmed'.length + 60)
  })

  it('[BO30] and not one between its own: then the document is read anew, and its writers come back to all of it', async () => {
    const a = await typed(30)
    await strangeRow('fremmed')
    for (let i = 0; i < 30; i++) {
      a.text.insert(0, 'y')
      await a.allSaved()
    }
    a.provider.disconnect()
    await putAway()
    expect(await snapshots()).to.have.length(0)
    expect(await table.text()).to.have.length('fremmed'.length + 60)
    a.provider.connect()
    await until(() => a.text.length === 'fremmed'.length + 60)
    a.provider.disconnect()
    await putAway()
    expect(await snapshots()).to.have.length(1)
    expect(await table.text()).to.have.length('fremmed'.length + 60)
  })
})
