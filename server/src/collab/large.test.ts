import { collabClose, collabLimits } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { openClient } from './testing/client.ts'
import { openSlowLine } from './testing/slow-line.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

const pasteBytes = 900_000

describe('a document as large as it may be', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  /** Fills the notes with pastes, and answers how many letters stand there then. */
  async function fill(pastes: number) {
    const writer = await table.connected()
    for (let paste = 0; paste < pastes; paste++) {
      writer.text.insert(0, `${paste % 10}`.repeat(pasteBytes))
      await writer.allSaved()
    }
    writer.text.delete(10, 1)
    await writer.allSaved()
    writer.close()
    return pastes * pasteBytes - 1
  }
  const largest = Math.floor(collabLimits.documentBytes / pasteBytes)

  it('[BO10] opens over a slow line, though the server asks much more often whether it lives', async () => {
    const letters = await fill(largest)
    await table.reopen({ beatMs: 1_000 })
    const line = await openSlowLine(table.house().port, 1_500_000)
    const url = table.house().url.replace(`:${table.house().port}`, `:${line.port}`)
    const reader = openClient({ url, document: table.document, cookie: table.cookies.supervisor })
    await until(() => reader.provider.synced, 40_000)
    expect(reader.text.length).to.equal(letters)
    expect(reader.closes).to.deep.equal([])
    reader.text.insert(0, 'skrevet efter')
    await reader.allSaved()
    reader.close()
    await line.close()
  })

  it('[BO11] says what is written meanwhile behind it, to who is still reading', async () => {
    const letters = await fill(4)
    const line = await openSlowLine(table.house().port, 3_000_000)
    const url = table.house().url.replace(`:${table.house().port}`, `:${line.port}`)
    const reader = openClient({ url, document: table.document, cookie: table.cookies.supervisor })
    await until(() => reader.text.length > 0)
    expect(reader.provider.synced).to.equal(false)
    const writer = await table.connected()
    writer.text.insert(0, 'imens')
    await writer.allSaved()
    await until(() => reader.provider.synced && reader.text.length === letters + 5, 20_000)
    expect(reader.doc.store.pendingStructs).to.equal(null)
    expect(reader.closes).to.deep.equal([])
    reader.close()
    await line.close()
  })

  it('[BO10] and one of older days, which is larger, opens too, but takes no more', async () => {
    await table.reopen({ maxBytes: 4 * collabLimits.documentBytes })
    const letters = await fill(largest + 3)
    await table.reopen()
    const reader = table.connect(table.cookies.supervisor)
    await until(() => reader.isSaved(), 40_000)
    expect(reader.text.length).to.equal(letters)
    reader.text.insert(0, 'mere')
    await until(() => reader.closes.includes(collabClose.tooLarge))
    expect(await table.text()).to.have.length(letters)
  })
})
