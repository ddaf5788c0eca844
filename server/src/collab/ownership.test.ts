import { collabClose, documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { answerWith, awarenessMessage, updateMessage } from './message.ts'
import { type Client, openRaw } from './testing/client.ts'
import { readIn } from './testing/read-in.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

const attempts = Number(process.env.SAMSYN_FORGERIES ?? 50)

describe('whose writing it is', () => {
  let table: Table
  let a: Client

  beforeEach(async () => {
    table = await layTable()
    a = await table.connected(table.cookies.worker)
  })

  afterEach(() => table.clear())

  /** What somebody writes who takes another's id, on top of all that is known. */
  async function forged(client: number): Promise<Uint8Array> {
    const doc = new Y.Doc()
    await readIn(table.house().documents, table.document, known => Y.applyUpdate(doc, Y.encodeStateAsUpdate(known)))
    const before = Y.encodeStateVector(doc)
    doc.clientID = client
    doc.getText('text').insert(0, 'i dit navn')
    return Y.encodeStateAsUpdate(doc, before)
  }

  async function isRefused(update: Uint8Array) {
    const raw = await openRaw(table.address(table.cookies.supervisor))
    raw.send(updateMessage(update))
    expect(await raw.closed()).to.equal(collabClose.badMessage)
  }

  async function goesOnWriting() {
    a.text.insert(a.text.length, '.')
    await a.allSaved()
    expect(a.closes).to.deep.equal([])
    expect(await table.text()).not.to.contain('i dit navn')
  }

  it(`[CB6] nobody writes under the id of one who types: refused ${attempts} of ${attempts} times`, async function () {
    this.timeout(120_000)
    for (let attempt = 0; attempt < attempts; attempt++) {
      a.text.insert(0, 'x')
      await isRefused(await forged(a.doc.clientID))
    }
    await goesOnWriting()
  })

  it('nor under the id of one who is there and silent, and has not written a word', async () => {
    const b = await table.connected(table.cookies.supervisor)
    a.provider.awareness.setLocalStateField('cursor', 1)
    await until(() => b.provider.awareness.getStates().has(a.doc.clientID))
    await isRefused(await forged(a.doc.clientID))
    await goesOnWriting()
  })

  it('nor under the id of one who is away, also when the document was put away and the server restarted', async () => {
    const silent = await table.connected(table.cookies.worker)
    a.text.insert(0, 'min')
    await a.allSaved()
    for (const client of [a, silent]) client.provider.disconnect()
    await until(() => table.house().documents.stats().documents === 0)
    for (const { doc } of [a, silent]) await isRefused(await forged(doc.clientID))
    await table.reopen()
    for (const { doc } of [a, silent]) await isRefused(await forged(doc.clientID))
    for (const client of [a, silent]) {
      client.text.insert(0, 'borte ')
      client.provider.connect()
      await client.allSaved()
    }
    expect([...a.closes, ...silent.closes]).not.to.include(collabClose.badMessage)
    expect(await table.text()).to.have.length('borte borte min'.length)
  })

  it('nobody shows a cursor under the id of somebody who has written', async () => {
    a.text.insert(0, 'min')
    await a.allSaved()
    a.provider.disconnect()
    const b = await table.connected(table.cookies.supervisor)
    await until(() => table.house().documents.stats().documents === 1)
    const thief = await openRaw(table.address(table.cookies.supervisor))
    thief.send(awarenessMessage([{ client: a.doc.clientID, clock: 1_000, json: '{"cursor":666}' }]))
    const other = await table.connected(table.cookies.supervisor)
    other.provider.awareness.setLocalStateField('cursor', 1)
    await until(() => b.provider.awareness.getStates().has(other.doc.clientID))
    expect(b.provider.awareness.getStates().get(a.doc.clientID)?.cursor).to.equal(undefined)
    thief.close()
  })

  it('a connection that shows itself under ever new ids is heard under a hundred of them', async () => {
    const raw = await openRaw(table.address(table.cookies.supervisor))
    const owned = () =>
      table.house().store.selectFrom('documentWriter').select('client').where('client', '<', 1_000).execute()
    for (let client = 1; client <= 300; client++)
      for (const [clock, json] of ['{}', 'null'].entries()) raw.send(awarenessMessage([{ client, clock, json }]))
    await until(async () => (await owned()).length >= 100)
    await goesOnWriting()
    expect(await owned()).to.have.length(100)
    raw.close()
  })

  it('[CB22] a person who comes again and again has a thousand ids by showing themselves, writes on all the same, and nobody else has fewer', async () => {
    const personId = table.supervisor.id
    const rowsOf = () => table.house().store.selectFrom('documentWriter').where('personId', '=', personId)
    const ofThem = async () => (await rowsOf().select('client').execute()).length
    // As if they had come 995 times, each with another page.
    a.provider.disconnect()
    await until(() => table.house().documents.stats().documents === 0)
    const rows = Array.from({ length: 995 }, (_, visit) => ({ client: 100_000 + visit, personId, sinceMs: 1 }))
    await table
      .house()
      .store.insertInto('documentWriter')
      .values(rows.map(row => ({ ...row, document: documentPath(table.document) })))
      .execute()
    const raw = await openRaw(table.address(table.cookies.supervisor))
    for (let client = 1; client <= 20; client++)
      for (const [clock, json] of ['{}', 'null'].entries()) raw.send(awarenessMessage([{ client, clock, json }]))
    await until(async () => (await ofThem()) >= 1_000)
    raw.send(updateMessage(await forged(4711)))
    await until(async () => (await table.text()).includes('i dit navn'))
    a.provider.connect()
    // One more by what was written, and none by what else was shown.
    await until(async () => (await ofThem()) >= 1_000)
    expect((await rowsOf().where('client', '<=', 20).select('client').execute()).length).to.equal(5)
    const fresh = await table.connected(table.cookies.worker)
    fresh.provider.awareness.setLocalStateField('cursor', 1)
    await until(() => a.provider.awareness.getStates().has(fresh.doc.clientID))
    raw.close()
  })

  it('[CB7] what others wrote and is known may be said again: after a reload, a cut, offline, in two tabs, on two devices', async () => {
    const b = await table.connected(table.cookies.supervisor)
    const tab = await table.connected(table.cookies.worker)
    const { cookie } = await table.house().signIn(table.worker)
    const device = await table.connected(cookie)
    const all = [a, b, tab, device]
    for (const [index, client] of all.entries()) client.text.insert(0, `${index}`)
    await until(() => all.every(({ text }) => text.length === all.length))
    b.provider.disconnect()
    b.text.insert(0, 'uden net')
    b.text.delete(b.text.length - 2, 2)
    a.text.insert(0, 'imens')
    b.provider.connect()
    await until(() => b.isSaved() && a.text.toString() === b.text.toString())
    const raw = await openRaw(table.address(table.cookies.supervisor))
    raw.send(answerWith(Y.encodeStateAsUpdate(b.doc)))
    raw.send(updateMessage(Y.encodeStateAsUpdate(a.doc)))
    const reloaded = await table.connected(table.cookies.worker)
    reloaded.text.insert(0, 'igen')
    await reloaded.allSaved()
    expect(raw.isOpen()).to.equal(true)
    for (const client of [...all, reloaded]) expect(client.closes).not.to.include(collabClose.badMessage)
    raw.close()
  })

  it('the same person goes on under an id from a new session', async () => {
    a.text.insert(0, 'før')
    await a.allSaved()
    a.provider.disconnect()
    const { cookie } = await table.house().signIn(table.worker)
    const again = table.connect(cookie, a.doc)
    a.text.insert(3, ' og efter')
    await again.allSaved()
    expect(await table.text()).to.equal('før og efter')
  })

  it('undo and redo, and an id that Yjs has changed, are nobody else’s', async () => {
    const undo = new Y.UndoManager(a.text, { captureTimeout: 0 })
    a.text.insert(0, 'skrevet')
    undo.undo()
    undo.redo()
    const first = a.doc.clientID
    a.doc.clientID = new Y.Doc().clientID
    a.text.insert(0, 'ny ')
    await a.allSaved()
    expect(a.closes).to.deep.equal([])
    expect(await table.text()).to.equal('ny skrevet')
    // The stock provider says goodbye under the document's id, and stumbles over one that it has not introduced.
    a.doc.clientID = first
  })
})
