import { collabClose, collabMessage } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { answerWith, askFor, updateMessage } from './message.ts'
import { openRaw, sayAndStay } from './testing/client.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('hostile frames', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  const bystander = async () => {
    const client = await table.connected(table.cookies.supervisor)
    return async () => {
      client.text.insert(0, '.')
      await client.allSaved()
      expect(client.closes).to.deep.equal([])
    }
  }

  it('[CD20] an update in the V2 format closes that client alone', async () => {
    const goesOn = await bystander()
    const source = new Y.Doc()
    source.getText('text').insert(0, 'V2')
    for (const update of [Y.encodeStateAsUpdateV2(source), Y.encodeStateAsUpdateV2(new Y.Doc())]) {
      const raw = await openRaw(table.address())
      raw.send(updateMessage(update))
      expect(await raw.closed()).to.equal(collabClose.badMessage)
      await goesOn()
    }
    expect(await table.text()).to.equal('..')
  })

  it('junk closes that client alone', async () => {
    const goesOn = await bystander()
    const countBomb = Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0, 1, 0])
    const junk = [
      Uint8Array.from([]),
      Uint8Array.from([0]),
      Uint8Array.from([99]),
      Uint8Array.from([0, 7, 0]),
      Uint8Array.from([0, 0, 3, 200, 200, 200]),
      Uint8Array.from([1, 1, 5]),
      updateMessage(countBomb),
      updateMessage(Uint8Array.from([0, 0, 0])),
      'text',
      new Uint8Array(2 * 1024 * 1024),
    ]
    for (const bytes of junk) {
      const raw = await openRaw(table.address())
      raw.send(bytes)
      expect(await raw.closed()).to.be.oneOf([collabClose.badMessage, 1009])
    }
    await goesOn()
  })

  it('[CD21] mutated updates are stored only when they can be read again', async () => {
    const goesOn = await bystander()
    const source = new Y.Doc()
    source.getText('text').insert(0, 'ord og flere ord', { bold: true })
    source.getMap('map').set('k', new Y.Array())
    source.getText('text').delete(2, 5)
    const good = Y.encodeStateAsUpdate(source)
    let raw = await openRaw(table.address())
    for (let i = 0; i < good.length * 4; i++) {
      if (!raw.isOpen()) raw = await openRaw(table.address())
      const bad = Uint8Array.from(good)
      bad[i % good.length] = (i * 37 + 11) % 256
      raw.send(updateMessage(bad))
      if (i % 8 === 0) await new Promise(setImmediate)
    }
    raw.close()
    await goesOn()
    await table.reopen()
    await table.text()
  })

  it('a client that only ever answers with gaps is sent away', async () => {
    const goesOn = await bystander()
    const source = new Y.Doc()
    source.getText('text').insert(0, 'a')
    const before = Y.encodeStateVector(source)
    source.getText('text').insert(1, 'b')
    const raw = await openRaw(table.address())
    for (let i = 0; i < 3; i++) raw.send(answerWith(Y.encodeStateAsUpdate(source, before)))
    expect(await raw.closed()).to.equal(collabClose.badMessage)
    await goesOn()
  })

  it('[CD22] a document that would grow too large is closed to that update alone', async () => {
    await table.reopen({ maxBytes: 2000 })
    const a = await table.connected()
    a.text.insert(0, 'kort')
    await a.allSaved()
    const b = await table.connected(table.cookies.supervisor)
    b.text.insert(0, 'x'.repeat(3000))
    await until(() => b.closes.includes(collabClose.tooLarge))
    a.text.insert(4, ' nok')
    await a.allSaved()
    expect(a.text.toString()).to.equal('kort nok')
  })

  it('an update that cannot be placed closes that client alone, and leaves the document as it was', async () => {
    const goesOn = await bystander()
    await goesOn()
    const raw = await openRaw(table.address())
    const eachBuildsOnTheOther = [2, 1, 9, 0, 0x84, 5, 0, 1, 97, 1, 5, 0, 0x84, 9, 0, 1, 98, 0]
    raw.send(updateMessage(Uint8Array.from(eachBuildsOnTheOther)))
    expect(await raw.closed()).to.equal(collabClose.badMessage)
    await goesOn()
    expect(await table.text()).to.equal('..')
    expect(await table.rows()).to.have.length(2)
  })

  it('[CD23] a client that does not take what it is sent is cut off; the others go on', async () => {
    await table.reopen({ maxBytes: 64 * 1024 * 1024 })
    const goesOn = await bystander()
    const raw = await openRaw(table.address())
    raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
    await until(() => raw.messages.some(([type, step]) => type === collabMessage.sync && step === 1))
    raw.pause()
    const writer = await table.connected()
    for (let i = 0; i < 24; i++) {
      writer.text.insert(0, 'x'.repeat(900_000))
      await writer.allSaved()
    }
    raw.resume()
    expect(await raw.closed()).to.equal(1006)
    await goesOn()
  })

  it('[BO35] a client that is sent away, and stays, is cut off', async () => {
    await table.reopen({ leavingMs: 20 })
    const goesOn = await bystander()
    await sayAndStay(table.address(), Uint8Array.of(99))
    await goesOn()
  })

  it('a client that has died is cut off', async () => {
    await table.reopen({ beatMs: 20 })
    const raw = await openRaw(table.address(), false)
    expect(await raw.closed()).to.equal(1006)
    await table.connected()
  })

  it('a flood of questions is answered without anybody else waiting for it', async () => {
    const goesOn = await bystander()
    const raw = await openRaw(table.address())
    for (let i = 0; i < 20_000; i++) raw.send(i % 4 === 0 ? askFor(Uint8Array.from([0])) : Uint8Array.from([3]))
    await goesOn()
    await until(() => raw.messages.length > 15_000)
    await goesOn()
    raw.close()
  })
})
