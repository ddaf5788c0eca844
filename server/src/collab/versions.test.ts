import type { PersonId } from '@samsyn/shared'
import { collabClose } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'
import { versionsOf } from './versions.ts'

const [ane, bo] = ['ane', 'bo'] as PersonId[] as [PersonId, PersonId]
const second = 1000

describe('the versions of a document', () => {
  it('[CB1] a pause, another writer after a while, and ten minutes each begin a new one', () => {
    const at = (atMs: number, personId: PersonId, seq: number) => ({ atMs, personId, seq })
    const written = [
      at(0, ane, 1),
      at(59 * second, ane, 2),
      at(61 * second, bo, 5),
      at(62 * second, ane, 6),
      at(122 * second, ane, 9),
    ]
    expect(versionsOf(written)).to.deep.equal([
      { seq: 2, atMs: 59 * second, writers: [ane] },
      { seq: 6, atMs: 62 * second, writers: [bo, ane] },
      { seq: 9, atMs: 122 * second, writers: [ane] },
    ])
    const long = Array.from({ length: 1201 }, (_, index) => at(index * second, ane, index + 1))
    expect(versionsOf(long).map(({ seq }) => seq)).to.deep.equal([600, 1200, 1201])
    expect(versionsOf([])).to.deep.equal([])
  })

  it('two who write at once share a version', () => {
    const written = Array.from({ length: 50 }, (_, seq) => ({ seq, atMs: seq * second, personId: seq % 2 ? ane : bo }))
    expect(versionsOf(written)).to.deep.equal([{ seq: 49, atMs: 49 * second, writers: [bo, ane] }])
  })
})

describe('going back to a version, and erasing', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  const textIn = (update: Uint8Array) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    return doc.getText('text').toString()
  }

  it('[CB2] a document can be read as it was after each of its rows, also what was deleted later', async () => {
    const a = await table.connected()
    a.text.insert(0, 'først')
    await a.allSaved()
    a.text.delete(0, 5)
    a.text.insert(0, 'siden')
    await a.allSaved()
    const { documents } = table.house()
    const rows = await table.rows()
    expect(textIn(await documents.at(table.document, rows[0]?.seq ?? 0))).to.equal('først')
    expect(textIn(await documents.at(table.document, rows.at(-1)?.seq ?? 0))).to.equal('siden')
    const versions = await documents.versions(table.document)
    expect(versions.map(({ seq, writers }) => ({ seq, writers }))).to.deep.equal([
      { seq: rows.at(-1)?.seq, writers: [table.worker.id] },
    ])
  })

  it('[CB3] an erased document is gone with its history; who is at it is sent away and does not bring it back', async () => {
    const a = await table.connected()
    a.text.insert(0, 'skal væk')
    await a.allSaved()
    await table.house().documents.erase(table.document)
    await until(() => a.closes.length > 0)
    expect(a.closes).to.deep.equal([collabClose.gone])
    expect(await table.rows()).to.deep.equal([])
    expect(await table.house().documents.versions(table.document)).to.deep.equal([])
    a.provider.connect()
    await until(() => a.closes.length > 1)
    expect(a.closes.at(-1)).to.equal(collabClose.gone)
    expect(await table.rows()).to.deep.equal([])
  })
})
