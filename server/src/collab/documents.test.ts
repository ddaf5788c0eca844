import { collabMessage } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { answerWith, askFor, updateMessage } from './message.ts'
import { openRaw } from './testing/client.ts'
import { readIn } from './testing/read-in.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('writing together', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  it('[CD2] two stock clients converge, and a third who comes late has it all', async () => {
    const [a, b] = [await table.connected(table.cookies.worker), await table.connected(table.cookies.supervisor)]
    const paragraph = new Y.XmlText()
    a.doc.getXmlFragment('section:takeAway').push([paragraph])
    paragraph.insert(0, 'Han tøver', { bold: true })
    b.doc.getArray<number>('list').push([1, 2])
    a.doc.getArray<number>('list').push([3])
    await Promise.all([a.allSaved(), b.allSaved()])
    await until(() => a.doc.getArray('list').length === 3 && b.doc.getArray('list').length === 3)
    const c = await table.connected(table.cookies.supervisor)
    expect(b.doc.getArray('list').toJSON()).to.deep.equal(a.doc.getArray('list').toJSON())
    for (const { doc } of [a, b, c]) {
      expect(doc.getXmlFragment('section:takeAway').toString()).to.equal('<bold>Han tøver</bold>')
      expect(Y.encodeStateAsUpdate(doc)).to.deep.equal(Y.encodeStateAsUpdate(a.doc))
    }
  })

  it('[CD3] all is there after the server was closed and opened again', async () => {
    const a = await table.connected()
    for (const word of ['et ', 'to ', 'tre']) a.text.insert(a.text.length, word)
    await a.allSaved()
    a.close()
    await table.reopen()
    const b = await table.connected(table.cookies.supervisor)
    expect(b.text.toString()).to.equal('et to tre')
  })

  it('[CD4] edits made while away are sent and acknowledged on coming back', async () => {
    const [a, b] = [await table.connected(table.cookies.worker), await table.connected(table.cookies.supervisor)]
    a.provider.disconnect()
    a.text.insert(0, 'skrevet i toget')
    expect(a.isSaved()).to.equal(false)
    a.provider.connect()
    await a.allSaved()
    await until(() => b.text.toString() === 'skrevet i toget')
  })

  it('a client writing through a restart of the server ends saved and equal', async () => {
    const [a, b] = [await table.connected(table.cookies.worker), await table.connected(table.cookies.supervisor)]
    a.text.insert(0, 'før ')
    const restarted = table.reopen()
    for (let i = 0; i < 50; i++) {
      a.text.insert(a.text.length, `${i} `)
      await new Promise(setImmediate)
    }
    await restarted
    a.text.insert(a.text.length, 'efter')
    await a.allSaved()
    await until(() => b.text.toString() === a.text.toString())
    expect(await table.text()).to.equal(a.text.toString())
  })

  it('[CD5] saved counts every update, also those that change nothing, and what was acknowledged is committed', async () => {
    const a = await table.connected()
    const before = a.sent()
    for (let i = 0; i < 20; i++) a.text.insert(0, 'x')
    await a.allSaved()
    expect(a.saved()).to.equal(before + 20)
    const rows = await table.rows()
    expect(rows).to.have.lengthOf.within(1, 20)
    const b = await table.connected(table.cookies.supervisor)
    expect(b.saved()).to.equal(1)
    expect(await table.rows()).to.deep.equal(rows)
  })

  it('[CD6] reading never creates, and reads a document that is open as one that is not', async () => {
    const length = () => readIn(table.house().documents, table.document, doc => doc.getText('text').length)
    expect(await length()).to.equal(0)
    expect(await table.rows()).to.have.length(0)
    const a = await table.connected()
    a.text.insert(0, 'fire')
    await a.allSaved()
    expect(await length()).to.equal(4)
    a.close()
    await until(() => table.house().documents.stats().documents === 0)
    expect(await length()).to.equal(4)
  })

  it('[CD7] an update that leaves a gap is not stored; what is missing is asked for and covers it', async () => {
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => void updates.push(update))
    for (const letter of 'abc') source.getText('text').insert(source.getText('text').length, letter)
    const raw = await openRaw(table.address())
    raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
    for (const update of updates.slice(1)) raw.send(updateMessage(update))
    const asked = () => raw.messages.filter(([type, step]) => type === collabMessage.sync && step === 0)
    await until(() => asked().length === 2)
    expect(await table.rows()).to.have.length(0)
    raw.send(answerWith(Y.encodeStateAsUpdate(source)))
    await until(() => raw.messages.some(([type, count]) => type === collabMessage.saved && count === 3))
    expect(await table.text()).to.equal('abc')
    raw.close()
  })

  it('documents go when the last has left, and come back whole through quick leaving and coming', async () => {
    const a = await table.connected()
    for (let i = 0; i < 30; i++) {
      a.text.insert(a.text.length, `${i % 10}`)
      if (i % 3 === 0) a.provider.disconnect()
      a.provider.connect()
      if (i % 2 === 0) await new Promise(setImmediate)
    }
    await a.allSaved()
    expect(await readIn(table.house().documents, table.document, doc => doc.getText('text').length)).to.equal(30)
    a.close()
    await until(() => table.house().documents.stats().documents === 0)
  })
})
