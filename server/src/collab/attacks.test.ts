import { collabClose } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { updateMessage } from './message.ts'
import { countBomb, gaps, junk, largeUpdate, mutations } from './testing/attacks.ts'
import { type Client, openRaw } from './testing/client.ts'
import { readIn } from './testing/read-in.ts'
import { layTable, type Table } from './testing/table.ts'

const megabyte = 1024 * 1024

describe('attacks on a document, beside somebody who writes', () => {
  let table: Table
  let innocent: Client

  beforeEach(async () => {
    table = await layTable()
    innocent = await table.connected(table.cookies.supervisor)
    innocent.text.insert(0, 'i fred')
    await innocent.allSaved()
  })

  afterEach(() => table.clear())

  const attacker = () => openRaw(table.address(table.cookies.worker))

  async function isUnharmed() {
    const before = innocent.text.length
    innocent.text.insert(before, '.')
    await innocent.allSaved()
    expect(innocent.closes).to.deep.equal([])
    expect(await table.text()).to.equal(innocent.text.toString())
    expect(innocent.text.toString()).to.match(/^i fred\.+$/)
  }

  it('[CB17] ten bytes that declare 33 million structs close that client alone, and are not believed', async () => {
    const memory = process.memoryUsage().arrayBuffers
    const raw = await attacker()
    raw.send(updateMessage(countBomb))
    expect(await raw.closed()).to.equal(collabClose.badMessage)
    expect(process.memoryUsage().arrayBuffers - memory).to.be.below(20 * megabyte)
    await isUnharmed()
  })

  it('5,000 frames that leave gaps: nothing is stored and nothing waits for what will not come', async () => {
    const raw = await attacker()
    for (const frame of gaps(5_000)) raw.send(updateMessage(frame))
    await isUnharmed()
    expect(await table.rows()).to.have.length(2)
    raw.close()
  })

  for (const { name, frame } of [
    { name: 'junk', frame: () => junk(64 * megabyte) },
    { name: 'a valid update', frame: () => updateMessage(largeUpdate(64 * megabyte)) },
  ])
    it(`64 MB of ${name} close that client alone`, async () => {
      const raw = await attacker()
      raw.send(frame())
      expect(await raw.closed()).to.be.oneOf([1009, 1006])
      await isUnharmed()
    })

  it('10,000 mutated frames: who sends them is sent away each time, and the document can be read', async function () {
    this.timeout(120_000)
    let raw = await attacker()
    for (const [index, frame] of mutations(10_000).entries()) {
      if (!raw.isOpen()) raw = await attacker()
      raw.send(updateMessage(frame))
      if (index % 50 === 0) await new Promise(setImmediate)
    }
    raw.close()
    await innocent.allSaved()
    await table.reopen()
    await table.text()
    const doc = new Y.Doc()
    await readIn(table.house().documents, table.document, whole => Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole)))
    expect(doc.store.pendingStructs).to.equal(null)
  })

  it('[CD25] a megabyte of the smallest structs closes that client alone, and nothing is made of them', async () => {
    const raw = await attacker()
    const structs = 150_000
    const each = [0x81, 7, 0, 1]
    const head = [1, ...varUint(structs + 1), 7, 0, 4, 1, 1, 116, 1, 97]
    const frame = Uint8Array.from([...head, ...Array.from({ length: structs }, () => each).flat(), 0])
    raw.send(updateMessage(frame))
    await isUnharmed()
    expect(await raw.closed()).to.equal(collabClose.badMessage)
  })
})

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))]
}
