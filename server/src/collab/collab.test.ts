import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collabClose, collabMessage, type DocumentName, documentPath, type Self } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import * as Y from 'yjs'
import { answerWith, askFor, updateMessage } from './message.ts'
import { type Client, openClient, openRaw } from './testing/client.ts'
import { type House, type Options, openHouse } from './testing/house.ts'
import { until } from './testing/until.ts'

describe('collab', () => {
  let dataDir: string
  let house: House
  let worker: Self
  let supervisor: Self
  let document: DocumentName
  let cookies: { worker: string; supervisor: string }
  let clients: Client[]

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'samsyn-collab-'))
    house = await openHouse(dataDir)
    worker = await house.addPerson('Maja Holm', 'worker')
    supervisor = await house.addPerson('Per Lund', 'supervisor')
    document = await house.addMeeting(worker, supervisor)
    cookies = {
      worker: (await house.signIn(worker)).cookie,
      supervisor: (await house.signIn(supervisor)).cookie,
    }
    clients = []
  })

  afterEach(async () => {
    for (const client of clients) client.close()
    await house.close()
    await rm(dataDir, { recursive: true })
  })

  const address = (cookie: string | null = cookies.worker) => ({ url: house.url, document, cookie })

  function connect(cookie?: string | null, doc?: Y.Doc): Client {
    const client = openClient(address(cookie), doc)
    clients.push(client)
    return client
  }

  async function connected(cookie?: string | null): Promise<Client> {
    const client = connect(cookie)
    await client.allSaved()
    return client
  }

  async function reopen(options: Options = {}) {
    await house.close()
    house = await openHouse(dataDir, { port: house.port, ...options })
  }

  const rowCount = async () =>
    (
      await house.store
        .selectFrom('documentUpdate')
        .select('seq')
        .where('document', '=', documentPath(document))
        .execute()
    ).length

  describe('writing together', () => {
    it('two stock clients converge, and a third who comes late has it all', async () => {
      const [a, b] = [await connected(cookies.worker), await connected(cookies.supervisor)]
      const paragraph = new Y.XmlText()
      a.doc.getXmlFragment('section:takeAway').push([paragraph])
      paragraph.insert(0, 'Han tøver', { bold: true })
      b.doc.getArray<number>('list').push([1, 2])
      a.doc.getArray<number>('list').push([3])
      await Promise.all([a.allSaved(), b.allSaved()])
      await until(() => a.doc.getArray('list').length === 3 && b.doc.getArray('list').length === 3)
      const c = await connected(cookies.supervisor)
      expect(b.doc.getArray('list').toJSON()).to.deep.equal(a.doc.getArray('list').toJSON())
      for (const { doc } of [a, b, c]) {
        expect(doc.getXmlFragment('section:takeAway').toString()).to.equal('<bold>Han tøver</bold>')
        expect(Y.encodeStateAsUpdate(doc)).to.deep.equal(Y.encodeStateAsUpdate(a.doc))
      }
    })

    it('all is there after the server was closed and opened again', async () => {
      const a = await connected()
      for (const word of ['et ', 'to ', 'tre']) a.text.insert(a.text.length, word)
      await a.allSaved()
      a.close()
      await reopen()
      const b = await connected(cookies.supervisor)
      expect(b.text.toString()).to.equal('et to tre')
    })

    it('edits made while away are sent and acknowledged on coming back', async () => {
      const [a, b] = [await connected(cookies.worker), await connected(cookies.supervisor)]
      a.provider.disconnect()
      a.text.insert(0, 'skrevet i toget')
      expect(a.isSaved()).to.equal(false)
      a.provider.connect()
      await a.allSaved()
      await until(() => b.text.toString() === 'skrevet i toget')
    })

    it('a client writing through a restart of the server ends saved and equal', async () => {
      const [a, b] = [await connected(cookies.worker), await connected(cookies.supervisor)]
      a.text.insert(0, 'før ')
      const restarted = reopen()
      for (let i = 0; i < 50; i++) {
        a.text.insert(a.text.length, `${i} `)
        await new Promise(setImmediate)
      }
      await restarted
      a.text.insert(a.text.length, 'efter')
      await a.allSaved()
      await until(() => b.text.toString() === a.text.toString())
      expect(await house.documents.read(document, doc => doc.getText('text').toString())).to.equal(a.text.toString())
    })

    it('saved counts every update, also those that change nothing, and what was acknowledged is committed', async () => {
      const a = await connected()
      const before = a.sent()
      for (let i = 0; i < 20; i++) a.text.insert(0, 'x')
      await a.allSaved()
      expect(a.saved()).to.equal(before + 20)
      expect(await rowCount()).to.equal(20)
      const b = await connected(cookies.supervisor)
      expect(b.saved()).to.equal(1)
      expect(await rowCount()).to.equal(20)
    })

    it('reading never creates, and reads a document that is open as one that is not', async () => {
      const length = () => house.documents.read(document, doc => doc.getText('text').length)
      expect(await length()).to.equal(0)
      expect(await rowCount()).to.equal(0)
      const a = await connected()
      a.text.insert(0, 'fire')
      await a.allSaved()
      expect(await length()).to.equal(4)
      a.close()
      await until(() => house.documents.stats().documents === 0)
      expect(await length()).to.equal(4)
    })

    it('an update that leaves a gap is not stored; what is missing is asked for and covers it', async () => {
      const source = new Y.Doc()
      const updates: Uint8Array[] = []
      source.on('update', (update: Uint8Array) => void updates.push(update))
      for (const letter of 'abc') source.getText('text').insert(source.getText('text').length, letter)
      const raw = await openRaw(address())
      raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
      for (const update of updates.slice(1)) raw.send(updateMessage(update))
      const asked = () => raw.messages.filter(([type, step]) => type === collabMessage.sync && step === 0)
      await until(() => asked().length === 2)
      expect(await rowCount()).to.equal(0)
      raw.send(answerWith(Y.encodeStateAsUpdate(source)))
      await until(() => raw.messages.some(([type, count]) => type === collabMessage.saved && count === 3))
      expect(await house.documents.read(document, doc => doc.getText('text').toString())).to.equal('abc')
      raw.close()
    })
  })

  describe('who may', () => {
    it('without a cookie a client is told that it is not signed in, and nothing else', async () => {
      const raw = await openRaw(address(null))
      expect(await raw.closed()).to.equal(collabClose.notSignedIn)
      expect(raw.messages).to.deep.equal([])
    })

    it('a stranger gets the same answer for a document that exists as for one that does not', async () => {
      const stranger = await house.signIn(await house.addPerson('Ida Vang', 'worker'))
      const meetingId = worker.id as string as DocumentName['meetingId']
      for (const name of [document, { ...document, meetingId }, { ...document, kind: 'other' as 'notes' }]) {
        const raw = await openRaw({ ...address(stranger.cookie), document: name })
        raw.send(askFor(Y.encodeStateVector(new Y.Doc())))
        expect(await raw.closed()).to.equal(collabClose.notAllowed)
        expect(raw.messages).to.deep.equal([])
      }
      const provider = connect(stranger.cookie)
      await until(() => provider.closes.length > 0)
      expect(provider.closes).to.deep.equal([collabClose.notAllowed])
      expect(provider.provider.shouldConnect).to.equal(false)
    })

    it('another origin is not let in', async () => {
      const headers = { cookie: cookies.worker, origin: 'https://elsewhere.example' }
      const socket = new WebSocket(`${house.url}/${documentPath(document)}`, { headers })
      const outcome = await new Promise(resolve => {
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      })
      expect(outcome).to.equal('refused')
    })

    it('a session that ends is closed at once, and nothing it sends is applied', async () => {
      const { sessionId, cookie } = await house.signIn(worker)
      const a = await connected(cookie)
      const b = await connected(cookies.supervisor)
      const raw = await openRaw(address(cookie))
      const late = new Y.Doc()
      late.getText('text').insert(0, 'for sent')
      const ending = house.sessions.end(sessionId)
      raw.send(updateMessage(Y.encodeStateAsUpdate(late)))
      await ending
      expect(await raw.closed()).to.equal(collabClose.notSignedIn)
      await until(() => a.closes.length > 0)
      expect(a.closes).to.deep.equal([collabClose.notSignedIn])
      b.text.insert(0, 'videre')
      await b.allSaved()
      expect(await house.documents.read(document, doc => doc.getText('text').toString())).to.equal('videre')
    })

    it('the right is asked for every message: who has lost it is sent away', async () => {
      const a = await connected()
      await house.store.updateTable('course').set({ workerId: supervisor.id }).execute()
      a.text.insert(0, 'x')
      await until(() => a.closes.length > 0)
      expect(a.closes).to.deep.equal([collabClose.notAllowed])
      expect(await rowCount()).to.equal(0)
    })
  })

  describe('hostile frames', () => {
    const bystander = async () => {
      const client = await connected(cookies.supervisor)
      return async () => {
        client.text.insert(0, '.')
        await client.allSaved()
        expect(client.closes).to.deep.equal([])
      }
    }

    it('an update in the V2 format closes that client alone', async () => {
      const goesOn = await bystander()
      const source = new Y.Doc()
      source.getText('text').insert(0, 'V2')
      for (const update of [Y.encodeStateAsUpdateV2(source), Y.encodeStateAsUpdateV2(new Y.Doc())]) {
        const raw = await openRaw(address())
        raw.send(updateMessage(update))
        expect(await raw.closed()).to.equal(collabClose.badMessage)
        await goesOn()
      }
      expect(await house.documents.read(document, doc => doc.getText('text').toString())).to.equal('..')
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
        const raw = await openRaw(address())
        raw.send(bytes)
        expect(await raw.closed()).to.be.oneOf([collabClose.badMessage, 1009])
      }
      await goesOn()
    })

    it('mutated updates are stored only when they can be read again', async () => {
      const goesOn = await bystander()
      const source = new Y.Doc()
      source.getText('text').insert(0, 'ord og flere ord', { bold: true })
      source.getMap('map').set('k', new Y.Array())
      source.getText('text').delete(2, 5)
      const good = Y.encodeStateAsUpdate(source)
      let raw = await openRaw(address())
      for (let i = 0; i < good.length * 4; i++) {
        if (!raw.isOpen()) raw = await openRaw(address())
        const bad = Uint8Array.from(good)
        bad[i % good.length] = (i * 37 + 11) % 256
        raw.send(updateMessage(bad))
        if (i % 8 === 0) await new Promise(setImmediate)
      }
      raw.close()
      await goesOn()
      await reopen()
      await house.documents.read(document, doc => doc.getText('text').toString())
    })

    it('a client that only ever answers with gaps is sent away', async () => {
      const goesOn = await bystander()
      const source = new Y.Doc()
      source.getText('text').insert(0, 'a')
      const before = Y.encodeStateVector(source)
      source.getText('text').insert(1, 'b')
      const raw = await openRaw(address())
      for (let i = 0; i < 3; i++) raw.send(answerWith(Y.encodeStateAsUpdate(source, before)))
      expect(await raw.closed()).to.equal(collabClose.badMessage)
      await goesOn()
    })

    it('a document that would grow too large is closed to that update alone', async () => {
      await reopen({ maxBytes: 2000 })
      const a = await connected()
      a.text.insert(0, 'kort')
      await a.allSaved()
      const b = await connected(cookies.supervisor)
      b.text.insert(0, 'x'.repeat(3000))
      await until(() => b.closes.includes(collabClose.tooLarge))
      a.text.insert(4, ' nok')
      await a.allSaved()
      expect(a.text.toString()).to.equal('kort nok')
    })
  })

  describe('a document that cannot be read', () => {
    const damage = (content: Uint8Array) =>
      house.store
        .insertInto('documentUpdate')
        .values({ document: documentPath(document), personId: worker.id, atMs: 0, content })
        .execute()

    it('is refused with "try again", never started empty, and opens when it can be read again', async () => {
      const a = await connected()
      a.text.insert(0, 'værdifuldt')
      await a.allSaved()
      a.close()
      await until(() => house.documents.stats().documents === 0)
      await damage(Uint8Array.from([1, 1, 1, 1]))
      const b = connect(cookies.supervisor)
      await until(() => b.closes.length >= 2)
      expect(new Set(b.closes)).to.deep.equal(new Set([1011]))
      expect(b.text.toString()).to.equal('')
      expect(await rowCount()).to.equal(2)
      await house.store.deleteFrom('documentUpdate').where('atMs', '=', 0).execute()
      await until(() => b.text.toString() === 'værdifuldt')
    })

    it('is refused when a row in the middle is missing', async () => {
      const a = await connected()
      for (const word of ['et ', 'to ', 'tre']) {
        a.text.insert(a.text.length, word)
        await a.allSaved()
      }
      a.close()
      await until(() => house.documents.stats().documents === 0)
      const rows = await house.store.selectFrom('documentUpdate').select('seq').orderBy('seq').execute()
      await house.store
        .deleteFrom('documentUpdate')
        .where('seq', '=', rows[1]?.seq ?? 0)
        .execute()
      const raw = await openRaw(address())
      expect(await raw.closed()).to.equal(1011)
    })
  })

  it('documents go when the last has left, and come back whole through quick leaving and coming', async () => {
    const a = await connected()
    for (let i = 0; i < 30; i++) {
      a.text.insert(a.text.length, `${i % 10}`)
      if (i % 3 === 0) a.provider.disconnect()
      a.provider.connect()
      if (i % 2 === 0) await new Promise(setImmediate)
    }
    await a.allSaved()
    expect(await house.documents.read(document, doc => doc.getText('text').length)).to.equal(30)
    a.close()
    await until(() => house.documents.stats().documents === 0)
  })
})
