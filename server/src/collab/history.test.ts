import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import type { Client } from './testing/client.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('the history of a document', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  const putAway = () => until(() => table.house().documents.stats().documents === 0)

  /** Two write by turns, each time a letter of their own, and one takes some back. */
  async function write(a: Client, b: Client, times: number) {
    for (let time = 0; time < times; time++) {
      const { text } = time % 2 === 0 ? a : b
      if (time % 7 === 6) text.delete(0, 1)
      else text.insert(text.length, String.fromCharCode(97 + (time % 26)))
      await until(() => a.isSaved() && b.isSaved() && a.text.length === b.text.length)
    }
  }

  /** As if the rows of so many had been written an hour apart from those after them. */
  async function partHours(hours: number) {
    const rows = await table.rows()
    const each = Math.ceil(rows.length / hours)
    for (const [index, { seq }] of rows.entries())
      await table
        .house()
        .store.updateTable('documentUpdate')
        .set({ atMs: 3_600_000 * Math.floor(index / each) + index })
        .where('seq', '=', seq)
        .execute()
  }

  async function textAt(seq: number) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, await table.house().documents.at(table.document, seq))
    return doc.getText('text').toString()
  }

  async function versions() {
    const all = await table.house().documents.versions(table.document)
    return Promise.all(all.map(async version => ({ ...version, text: await textAt(version.seq) })))
  }

  /** Writes, puts the document away, and writes a little more under these limits. */
  async function grow(historyLimits: { rows: number; bytes: number }) {
    const [a, b] = [await table.connected(), await table.connected(table.cookies.supervisor)]
    await write(a, b, 120)
    await partHours(6)
    for (const { provider } of [a, b]) provider.disconnect()
    await putAway()
    const before = { rows: (await table.rows()).length, versions: await versions() }
    await table.reopen({ historyLimits })
    for (const { provider } of [a, b]) provider.connect()
    await until(() => a.isSaved() && b.isSaved())
    await write(a, b, 60)
    const said = a.text.toString()
    for (const { provider } of [a, b]) provider.disconnect()
    await putAway()
    return { before, said }
  }

  it('[BO33] that has too many rows has one for each moment in its older half: every moment and who wrote are there, and read as they did', async () => {
    const { before, said } = await grow({ rows: 100, bytes: 1e9 })
    expect(before.versions).to.have.length(6)
    const rows = await table.rows()
    expect(rows.length).to.be.lessThan(before.rows)
    const after = await versions()
    expect(after.slice(0, 6)).to.deep.equal(before.versions)
    expect(after.at(-1)?.text).to.equal(said)
    const folded = rows.filter(({ seq }) => seq <= (after[1]?.seq ?? 0))
    expect(folded.length).to.be.at.most(4)
  })

  it('[BO33] that is too large even so loses its oldest moments, and never what stands there now', async () => {
    const { before, said } = await grow({ rows: 1e9, bytes: 2_000 })
    const after = await versions()
    expect(after.length).to.be.lessThan(before.versions.length + 1)
    const kept = before.versions.filter(({ seq }) => after.some(version => version.seq === seq))
    expect(kept.length).to.be.greaterThan(0)
    for (const { seq, text } of kept) expect(await textAt(seq)).to.equal(text)
    expect(await table.text()).to.equal(said)
    const reader = await table.connected()
    expect(reader.text.toString()).to.equal(said)
    reader.text.insert(0, 'og videre ')
    await reader.allSaved()
    await table.reopen()
    expect(await table.text()).to.equal(`og videre ${said}`)
  })
})
