import { collabMessage, collabPath, type DocumentName, documentPath, noteSection } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import * as Y from 'yjs'
import { until } from '../../support/until.ts'
import { type BareSocket, bareSocket } from '../../support/wire/bare-socket.ts'
import { Client } from '../../support/wire/Client.ts'
import type { Document } from '../../support/wire/document.ts'
import { emailOf, type House, password, placeOf } from '../../support/wire/house.ts'
import { megabytesOf } from '../../support/wire/ledger.ts'
import { besiege, type Siege } from '../../support/wire/siege.ts'

const megabyte = 1024 * 1024
/** Small for every day; for the record: SAMSYN_FRAMES=100000. */
const scale = Math.min(1, Number(process.env.SAMSYN_FRAMES ?? 20_000) / 100_000)
const counts = { bombs: Math.ceil(500 * scale), gaps: Math.ceil(5_000 * scale), large: Math.ceil(5 * scale) }

/** What no honest client sends to a document, each kind as often as it is sent. */
const attacks: Record<string, () => Iterable<Uint8Array>> = {
  [`${counts.bombs} times ten bytes that declare 33 million structs`]: () =>
    times(counts.bombs, () => update(Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0, 1, 0]))),
  [`${counts.gaps} updates that leave gaps`]: () =>
    times(counts.gaps, index => update(Uint8Array.from([1, 1, 9, (index % 100) + 1, 4, 1, 3, 97, 98, 99, 1, 97, 0]))),
  [`${counts.large} frames of 64 MB`]: () => {
    const frame = new Uint8Array(64 * megabyte).fill(31)
    return times(counts.large, () => frame)
  },
  [`${counts.large} times an update of 64 MB that is whole`]: () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'x'.repeat(64 * megabyte))
    const frame = update(Y.encodeStateAsUpdate(doc))
    return times(counts.large, () => frame)
  },
  [`${counts.bombs} updates of the second format`]: () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'V2')
    const frame = update(Y.encodeStateAsUpdateV2(doc))
    return times(counts.bombs, () => frame)
  },
  [`${counts.bombs} cursors of 15 kB`]: () =>
    times(counts.bombs, index => {
      const state = new TextEncoder().encode(JSON.stringify({ cursor: 'x'.repeat(15_000), index }))
      const body = Uint8Array.of(1, 77, ...varUint(index + 1), ...varUint(state.length), ...state)
      return Uint8Array.of(collabMessage.awareness, ...varUint(body.length), ...body)
    }),
}

describe('An attack on a document, beside somebody who writes in it', () => {
  let siege: Siege
  let house: House
  let notes: DocumentName
  let writer: Document
  let attacker: Client

  before(async () => {
    siege = await besiege()
    house = siege.house
    const { meetingId } = await placeOf(house.ane)
    notes = { kind: 'notes', meetingId }
    attacker = new Client(house.app.baseUrl)
    await attacker.signIn(emailOf('Bo'), password)
    writer = house.ane.document(notes)
    await until('the notes are there', writer.isSynced)
    await writes()
  })
  after(() => {
    writer.close()
    return house.app.stop()
  })

  /** Writes a line; answers how long it took until it was saved, in ms. */
  async function writes(): Promise<number> {
    const from = performance.now()
    writer.write(doc => noteSection(doc, 'klima').push([new Y.XmlElement('paragraph')]))
    const saved = Promise.withResolvers<number>()
    const look = setInterval(() => writer.isSaved() && saved.resolve(performance.now() - from), 1)
    return saved.promise.finally(() => clearInterval(look))
  }

  /** Sends all frames, on a new connection wherever the last was cut. */
  async function send(frames: Iterable<Uint8Array>) {
    const path = `${collabPath}/${documentPath(notes)}`
    let raw: BareSocket | null = null
    for (const frame of frames) {
      if (!raw?.isOpen()) raw = await bareSocket(house.app.baseUrl, path, attacker.cookie)
      await raw.send(frame)
    }
    raw?.close()
  }

  for (const [what, frames] of Object.entries(attacks))
    it(`[AT16] ${what}: who writes goes on without waiting, and nothing of it stays`, async function () {
      this.timeout(240_000)
      const memoryMb = await megabytesOf(house.app)
      const all = frames()
      const waits: number[] = []
      let sending = true
      const sent = send(all).finally(() => {
        sending = false
      })
      let mostMb = memoryMb
      while (sending) {
        waits.push(await writes())
        mostMb = Math.max(mostMb, await megabytesOf(house.app))
      }
      await sent
      const sorted = waits.toSorted((a, b) => a - b)
      const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1)
      console.log(
        `      ${waits.length} lines written meanwhile, p50 / p95 / most ${at(0.5)} / ${at(0.95)} / ${at(1)} ms; memory + ${(mostMb - memoryMb).toFixed(0)} MB`,
      )
      expect(sorted[Math.floor(sorted.length / 2)]).to.be.lessThan(500)
      expect(mostMb - memoryMb).to.be.lessThan(150)
      expect(writer.closes).to.deep.equal([])
      const reader = house.bo.document(notes)
      await until('the notes can be read', reader.isSynced)
      expect(noteSection(reader.doc, 'klima').length).to.equal(noteSection(writer.doc, 'klima').length)
      expect(reader.doc.getText('text').length).to.equal(0)
      expect(reader.doc.store.pendingStructs).to.equal(null)
      reader.close()
    })

  it('[AT2] and meanwhile who has nothing to do with it goes on, the process is the same, and gives its memory back', () =>
    siege.holds())

  it('[AT3] and nothing failed that nobody expected, nor does the log say anything of what was sent', () =>
    siege.saysNothing())
})

function* times(count: number, make: (index: number) => Uint8Array): Iterable<Uint8Array> {
  for (let index = 0; index < count; index++) yield make(index)
}

const update = (bytes: Uint8Array) => {
  const head = [collabMessage.sync, 2, ...varUint(bytes.length)]
  const message = new Uint8Array(head.length + bytes.length)
  message.set(head)
  message.set(bytes, head.length)
  return message
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))]
}
