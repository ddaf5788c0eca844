import { collabClose, collabMessage, type DocumentName, documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { askFor, updateMessage } from './message.ts'
import { openRaw } from './testing/client.ts'
import { readIn } from './testing/read-in.ts'
import { layTable, type Table } from './testing/table.ts'
import { until } from './testing/until.ts'

describe('who may open and write a document', () => {
  let table: Table

  beforeEach(async () => {
    table = await layTable()
  })

  afterEach(() => table.clear())

  it('[CD14] without a cookie a client is told that it is not signed in, and nothing else', async () => {
    const raw = await openRaw(table.address(null))
    expect(await raw.closed()).to.equal(collabClose.notSignedIn)
    expect(raw.messages).to.deep.equal([])
  })

  it('[CD15] a stranger gets the same answer for a document that exists as for one that does not', async () => {
    const stranger = await table.house().signIn(await table.house().addPerson('Ida Vang', 'worker'))
    const meetingId = table.worker.id as string as DocumentName['meetingId']
    for (const name of [
      table.document,
      { ...table.document, meetingId },
      { ...table.document, kind: 'other' as 'notes' },
    ]) {
      const raw = await openRaw({ ...table.address(stranger.cookie), document: name })
      raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
      expect(await raw.closed()).to.equal(collabClose.notAllowed)
      expect(raw.messages).to.deep.equal([])
    }
    const provider = table.connect(stranger.cookie)
    await until(() => provider.closes.length > 0)
    expect(provider.closes).to.deep.equal([collabClose.notAllowed])
    expect(provider.provider.shouldConnect).to.equal(false)
  })

  it('[CD16] another origin is not let in', async () => {
    const headers = { cookie: table.cookies.worker, origin: 'https://elsewhere.example' }
    const socket = new WebSocket(`${table.house().url}/${documentPath(table.document)}`, { headers })
    const outcome = await new Promise(resolve => {
      socket.onopen = () => resolve('open')
      socket.onerror = () => resolve('refused')
    })
    expect(outcome).to.equal('refused')
  })

  it('[CD17] a session that ends is closed at once, and nothing it sends is applied', async () => {
    const { sessionId, cookie } = await table.house().signIn(table.worker)
    const a = await table.connected(cookie)
    const b = await table.connected(table.cookies.supervisor)
    const raw = await openRaw(table.address(cookie))
    const late = new Y.Doc()
    late.getText('text').insert(0, 'for sent')
    const ending = table.house().sessions.end(sessionId)
    raw.send(updateMessage(Y.encodeStateAsUpdate(late)))
    await ending
    expect(await raw.closed()).to.equal(collabClose.notSignedIn)
    await until(() => a.closes.length > 0)
    expect(a.closes).to.deep.equal([collabClose.notSignedIn])
    b.text.insert(0, 'videre')
    await b.allSaved()
    expect(await table.text()).to.equal('videre')
  })

  it('[NO20] private notes are their owner’s alone, and asked for every message', async () => {
    const { meetingId } = table.document
    const document = { kind: 'private', meetingId, personId: table.worker.id } as const
    const own = await openRaw({ ...table.address(), document })
    own.send(askFor(Y.encodeStateVector(new Y.Doc())))
    const written = new Y.Doc()
    written.getText('text').insert(0, 'kun min')
    own.send(updateMessage(Y.encodeStateAsUpdate(written)))
    await until(() => own.messages.some(([type]) => type === collabMessage.saved))
    const nobody = { kind: 'private', meetingId, personId: table.supervisor.id } as const
    const asked = [
      { address: table.address(table.cookies.supervisor), document },
      { address: table.address(), document: nobody },
    ]
    for (const { address, document } of asked) {
      const raw = await openRaw({ ...address, document })
      raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
      raw.send(updateMessage(Y.encodeStateAsUpdate(written)))
      expect(await raw.closed()).to.equal(collabClose.notAllowed)
      expect(raw.messages).to.deep.equal([])
    }
    const read = await readIn(table.house().documents, document, doc => doc.getText('text').toJSON())
    expect(read).to.equal('kun min')
    expect(await readIn(table.house().documents, nobody, doc => doc.getText('text').toJSON())).to.equal('')
    await table.house().store.updateTable('course').set({ workerId: table.supervisor.id }).execute()
    own.send(updateMessage(Y.encodeStateAsUpdate(written)))
    expect(await own.closed()).to.equal(collabClose.notAllowed)
  })

  it('[CD18] the right is asked for every message: who has lost it is sent away', async () => {
    const a = await table.connected()
    await table.house().store.updateTable('course').set({ workerId: table.supervisor.id }).execute()
    a.text.insert(0, 'x')
    await until(() => a.closes.length > 0)
    expect(a.closes).to.deep.equal([collabClose.notAllowed])
    expect(await table.rows()).to.have.length(0)
  })

  it('[CD19] who has lost the right and says nothing is sent away at the next beat', async () => {
    await table.reopen({ beatMs: 20 })
    const raw = await openRaw(table.address())
    raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
    const empty = () => raw.messages.filter(([type, , count]) => type === collabMessage.awareness && count === 0)
    await until(() => empty().length > 3)
    await table.house().store.updateTable('course').set({ workerId: table.supervisor.id }).execute()
    expect(await raw.closed()).to.equal(collabClose.notAllowed)
  })
})
