import { collabMessage, collabPath, type DocumentName, documentPath, noteSection } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import * as Y from 'yjs'
import { until } from '../../support/until.ts'
import { Client } from '../../support/wire/Client.ts'
import type { Document } from '../../support/wire/document.ts'
import { emailOf, type House, type Place, password, placeOf } from '../../support/wire/house.ts'
import { rowsOf } from '../../support/wire/ledger.ts'
import { nastyBytes, nastyDocumentFrame, nastyFrame } from '../../support/wire/nasty-frames.ts'
import { RawLine } from '../../support/wire/RawLine.ts'
import { openRawDocument, type RawDocument } from '../../support/wire/raw-document.ts'
import { spoken } from '../../support/wire/raw-http.ts'
import { chance, seed } from '../../support/wire/seed.ts'
import { besiege, type Siege } from '../../support/wire/siege.ts'

/** Small for every day; for the record: SAMSYN_FRAMES=100000. */
const frames = Number(process.env.SAMSYN_FRAMES ?? 2_000)
const connections = Math.ceil(frames / 10)
const atOnce = 10
const senders = 5

describe(`An attack by frames: ${frames} to lines, ${frames} to documents, ${connections} connections, seed ${seed}`, () => {
  const random = chance()
  let house: House
  let place: Place
  let siege: Siege
  let notes: DocumentName
  let writer: Document

  before(async () => {
    siege = await besiege()
    house = siege.house
    place = await placeOf(house.ane)
    notes = { kind: 'notes', meetingId: place.meetingId }
    writer = house.ane.document(notes)
    await until('the notes are there', writer.isSynced)
    writer.write(doc => noteSection(doc, 'klima').push([new Y.XmlElement('paragraph')]))
    await until('they are saved', writer.isSaved)
  })
  after(() => {
    writer.close()
    return house.app.stop()
  })

  /** So many frames, each heard before the next is sent, some at once, each by a session of its own; answers how many lines it took. */
  async function sendFrames(client: Client | null, count: number): Promise<number> {
    let left = count
    let lines = 0
    async function go(cookie: string | null) {
      let line: RawLine | null = null
      while (left > 0) {
        if (!line?.isOpen) {
          line = await RawLine.open(house.app.baseUrl, cookie, { enter: client !== null })
          lines++
          continue
        }
        left--
        await line.heard(nastyFrame(random))
      }
      line?.close()
    }
    const sessions = await Promise.all(Array.from({ length: senders }, () => (client ? sessionOf(client) : null)))
    await Promise.all(sessions.map(go))
    return lines
  }

  /** Another session of the same person. */
  async function sessionOf(client: Client): Promise<string | null> {
    const other = new Client(house.app.baseUrl)
    await other.signIn(emailOf(client === house.cilie ? 'Cilie' : 'Bo'), password)
    return other.cookie
  }

  for (const [who, clientOf] of [
    ['nobody', () => null],
    ['a stranger', () => house.cilie],
    ['somebody of the meeting', () => house.bo],
  ] as const)
    it(`[AT8] lines of ${who}: each frame is a no, nothing, or the end of that line; nothing is changed`, async function () {
      this.timeout(60_000 + frames * 20)
      const before = rowsOf(house.app)
      expect(await sendFrames(clientOf(), Math.ceil(frames / 3))).to.be.greaterThan(1)
      expect(rowsOf(house.app)).to.deep.equal(before)
    })

  it('[AT9] documents: each frame is taken, or the end of that connection; what others wrote stays and can be read', async function () {
    this.timeout(60_000 + frames * 20)
    const honest = honestFrames()
    const url = `${house.app.baseUrl.replace('http', 'ws')}${collabPath}/${documentPath(notes)}`
    let left = frames
    async function go(cookie: string | null) {
      let document: RawDocument | null = null
      while (left > 0) {
        if (!document?.isOpen()) document = await openRawDocument(url, cookie)
        left--
        await document.heard(nastyDocumentFrame(honest, random))
      }
      document?.close()
    }
    const [stranger, ...others] = await Promise.all(
      Array.from({ length: senders }, (_, index) => sessionOf(index === 0 ? house.cilie : house.bo)),
    )
    await Promise.all([go(stranger ?? null), ...others.map(go)])
    writer.write(doc => noteSection(doc, 'klima').push([new Y.XmlElement('paragraph')]))
    await until('who writes goes on', writer.isSaved)
    expect(writer.closes).to.deep.equal([])
    const reader = house.bo.document(notes)
    await until('the notes can be read', reader.isSynced)
    expect(noteSection(reader.doc, 'klima').toArray().length).to.be.greaterThan(1)
    expect(reader.doc.store.pendingStructs).to.equal(null)
    reader.close()
  })

  it('[AT10] half requests, upgrades that go on in nonsense, and connections that are reset change nothing and get nothing', async function () {
    this.timeout(60_000 + connections * 200)
    const before = rowsOf(house.app)
    let left = connections
    const heard: string[] = []
    async function go() {
      while (left-- > 0) {
        const cookie = random() < 0.5 ? house.cilie.cookie : null
        heard.push(await spoken(house.app.baseUrl, nastyBytes(notes, cookie, random), { cut: random() < 0.3 }))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, go))
    expect(heard.filter(text => / 500 |"internal"|ENOENT|node_modules/.test(text))).to.deep.equal([])
    expect(heard.some(text => text.startsWith('HTTP/1.1 101'))).to.equal(true)
    expect(rowsOf(house.app)).to.deep.equal(before)
  })

  it('[AT11] who asks, upgrades before the answer is there, and resets the connection ends nothing but that', async () => {
    const upgrade = 'Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
    const body = JSON.stringify({ email: 'nobody@example.org', password: 'forkert kodeord' })
    const asked = [
      `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      `GET /api/courses HTTP/1.1\r\nHost: a\r\nCookie: ${house.cilie.cookie}\r\n\r\n`,
      'GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
    ]
    const paths = ['/', `${collabPath}/x`, '/socket.io/?EIO=4&transport=websocket']
    const each = asked.flatMap(first => paths.map(path => `${first}GET ${path} HTTP/1.1\r\n${upgrade}\r\n`))
    // Many at once, so that one is reset while another is dealt with.
    for (let times = 0; times < 8; times++)
      await Promise.all([...each, ...each, ...each].map(bytes => spoken(house.app.baseUrl, bytes, { cut: true })))
    expect((await house.ane.bytes('/readyz')).status).to.equal(200)
  })

  it('[AT7] a request that is followed by bytes that are no HTTP leaves no token in the log', async () => {
    const { cookie } = house.ane
    for (const path of ['/', '/x', '/api/courses', '/assets/x'])
      for (const body of ['x', 'GET', '\0\0\0', '{"a":1}'])
        await spoken(house.app.baseUrl, `GET ${path} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n\r\n${body}`)
    siege.saysNothing()
  })

  it('[AT2] and meanwhile who has nothing to do with it goes on, the process is the same, and gives its memory back', () =>
    siege.holds())

  it('[AT3] and nothing failed that nobody expected, nor does the log say anything of what was sent', () =>
    siege.saysNothing())
})

/** What honest clients send to a document, to be changed a little. */
function honestFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  noteSection(doc, 'klima').push([new Y.XmlElement('paragraph')])
  doc.getText('text').insert(0, 'ord og flere ord', { bold: true })
  doc.getMap('map').set('k', new Y.Array())
  doc.getText('text').delete(2, 5)
  const update = Y.encodeStateAsUpdate(doc)
  const sync = (step: number, bytes: Uint8Array) =>
    Uint8Array.of(collabMessage.sync, step, ...varUint(bytes.length), ...bytes)
  const state = new TextEncoder().encode('{"cursor":1}')
  const awareness = Uint8Array.of(1, ...varUint(doc.clientID), 1, state.length, ...state)
  return [
    ...[sync(0, Y.encodeStateVector(doc)), sync(1, update), sync(2, update), sync(2, Y.encodeStateAsUpdateV2(doc))],
    ...[Uint8Array.of(1, awareness.length, ...awareness), Uint8Array.of(3), Uint8Array.of(2, 0)],
  ]
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))]
}
