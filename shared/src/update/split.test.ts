import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { beginStroke, extendStroke, strokesOf } from '../drawing.ts'
import { PersonId, RecordingId } from '../ids.ts'
import { splitUpdate } from './split.ts'

const limit = 1_000

/** What can be seen of a document, and all that it knows. */
const seen = (doc: Y.Doc) => ({
  text: doc.getText('text').toDelta(),
  section: doc.getXmlFragment('section').toJSON(),
  map: doc.getMap('map').toJSON(),
  array: doc.getArray('array').toJSON(),
  state: [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
})

function applied(updates: readonly Uint8Array[], base: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  for (const update of updates) {
    Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs, 'a piece that cannot be placed').to.equal(null)
    expect(doc.store.pendingDs, 'deletes what has not come').to.equal(null)
  }
  return doc
}

function expectWhole(update: Uint8Array, base: Uint8Array) {
  const pieces = splitUpdate(update, limit)
  for (const piece of pieces) expect(piece.length).to.be.at.most(limit)
  expect(seen(applied(pieces, base))).to.deep.equal(seen(applied([update], base)))
  return pieces
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('æøå ', '🙂', '👩‍👩‍👧', 'a🙂b').chain(sign => fc.nat(900).map(times => sign.repeat(times))),
)
const step = fc.record({ who: fc.nat(2), what: fc.nat(8), at: fc.nat(), words })
type Step = { who: number; what: number; at: number; words: string }

/** Three who write, delete, format and meet now and then; every update of theirs in its order. */
function written(steps: readonly Step[]) {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) updates.push(update)
    })
  for (const one of steps) {
    const doc = docs[one.who] ?? docs[0]
    if (doc) change(doc, one)
    if (one.what === 8) for (const from of docs) for (const to of docs) meet(from, to)
  }
  for (const to of docs) for (const from of docs) meet(from, to)
  return { docs, updates }
}

const meet = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))

function change(doc: Y.Doc, { what, at, words }: Step) {
  const text = doc.getText('text')
  const place = at % (text.length + 1)
  const section = doc.getXmlFragment('section')
  if (what === 0) text.insert(place, words)
  if (what === 1) text.insert(place, words, { bold: true })
  if (what === 2) text.delete(place, Math.min(text.length - place, words.length))
  if (what === 3) text.format(place, Math.min(text.length - place, 9), { italic: at % 2 ? true : null })
  if (what === 4) doc.getMap('map').set(`${at % 3}`, words.slice(0, 200))
  if (what === 5)
    doc.getArray('array').insert(
      0,
      Array.from(words, (letter, index) => ({ letter, index })),
    )
  if (what === 6) {
    const line = new Y.XmlElement('paragraph')
    line.setAttribute('author', words.slice(0, 20))
    section.insert(at % (section.length + 1), [line])
    line.insert(0, [new Y.XmlText(words)])
  }
  if (what === 7 && section.length > 0) section.delete(at % section.length, 1)
}

/** So many numbers as a hand draws: shares of the picture. */
const pointsFrom = (seed: number, many: number) =>
  Array.from({ length: many }, (_, at) => ((seed * 31 + at * 17) % 997) / 997)

describe('an update in pieces', () => {
  it('[NO62] comes to the same, in pieces that each can be placed and are under the limit', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), fc.nat(20), (steps, known) => {
        const { docs, updates } = written(steps)
        const [doc] = docs
        if (!doc) throw new Error('no document')
        const base = new Y.Doc()
        for (const update of updates.slice(0, known)) Y.applyUpdate(base, update)
        // What could not be placed is not known yet.
        const start = new Y.Doc()
        Y.applyUpdate(start, Y.encodeStateAsUpdate(base))
        start.store.pendingStructs = null
        start.store.pendingDs = null
        const there = Y.encodeStateAsUpdate(start)
        expectWhole(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(start)), there)
        expectWhole(Y.mergeUpdates(updates), Uint8Array.of(0, 0))
      }),
      { numRuns: 40 },
    )
  })

  it('[NO62] cuts a text longer than the limit, and no sign in two', () => {
    for (const shift of ['', 'a']) {
      const doc = new Y.Doc()
      doc.getText('text').insert(0, shift + '🙂'.repeat(20_000))
      const pieces = expectWhole(Y.encodeStateAsUpdate(doc), Uint8Array.of(0, 0))
      expect(pieces.length).to.be.greaterThan(80)
      for (let many = 1; many < pieces.length; many += 17)
        expect(applied(pieces.slice(0, many), Uint8Array.of(0, 0)).getText('text').toString()).not.to.include('\ufffd')
    }
  })

  it('[NO62] never shows others what was deleted before it was sent, and deletes what others wrote last', () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'gammelt')
    const base = Y.encodeStateAsUpdate(doc)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void updates.push(update))
    doc.getText('text').delete(0, 7)
    doc.getText('text').insert(0, 'x'.repeat(900))
    doc.getText('text').insert(0, 'fortrudt'.repeat(50))
    doc.getText('text').delete(0, 400)
    doc.getText('text').insert(0, 'y'.repeat(900))
    const pieces = expectWhole(Y.mergeUpdates(updates), base)
    const readings = pieces.map((_, at) =>
      applied(pieces.slice(0, at + 1), base)
        .getText('text')
        .toString(),
    )
    for (const reading of readings) expect(reading).not.to.include('fortrudt')
    expect(readings.at(-2)).to.include('gammelt')
    expect(readings.at(-1)).not.to.include('gammelt')
  })

  it('[NO61] cuts drawings that were made while away, and a stroke that is too long for one piece', () => {
    const doc = new Y.Doc()
    const id = '00000000-0000-4000-8000-000000000001'
    const of = { authorId: PersonId.parse(id), recordingId: RecordingId.parse(id), frame: 3 }
    for (let stroke = 0; stroke < 40; stroke++) {
      beginStroke(doc, { ...of, id: `${stroke}`, tool: 'pen', colour: 'sun', points: [0.5, 0.5] })
      for (let at = 0; at < 40; at++)
        extendStroke(doc, `${stroke}`, pointsFrom(stroke + at, stroke === 7 ? 2_000 : 100))
    }
    const update = Y.encodeStateAsUpdate(doc)
    const pieces = splitUpdate(update, 10_000)
    expect(pieces.length).to.be.greaterThan(update.length / 10_000)
    for (const piece of pieces) expect(piece.length).to.be.at.most(10_000)
    const there = applied(pieces, Uint8Array.of(0, 0))
    expect(strokesOf(there)).to.deep.equal(strokesOf(doc))
    expect(strokesOf(there)).to.have.length(40)
  })

  it('[NO62] leaves a small update as it is', () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'kort')
    const update = Y.encodeStateAsUpdate(doc)
    expect(splitUpdate(update, limit)).to.deep.equal([update])
  })
})
