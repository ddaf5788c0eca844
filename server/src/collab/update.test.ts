import { collabLimits } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import type { Change } from './change.ts'
import { addStored, type Content, createContent } from './content.ts'
import { BadUpdateError } from './struct-reader.ts'
import { honestUpdates, meet } from './testing/honest.ts'
import { readUpdate, unbounded } from './update.ts'

const nothing = () => 0
const fits = (update: Uint8Array, known: (client: number) => number) => readUpdate(update, known) !== null

function contentOf(updates: readonly Uint8Array[]): Content {
  const content = createContent()
  for (const update of updates) addStored(content, update)
  return content
}

/** Adds what an honest client sent, and returns what was new in it. */
function addTo(content: Content, update: Uint8Array): Change | null {
  const reading = content.reading(update)
  if (!reading) throw new Error('an honest update left a gap')
  return content.add(update, reading)
}

/** All that Yjs makes of these updates: what is placed, what is deleted, and what could not be placed. */
function stateOf(updates: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const { pendingStructs, pendingDs } = doc.store
  return { all: Y.encodeStateAsUpdate(doc), placed: pendingStructs === null && pendingDs === null }
}

/** So many of the shortest structs, of two bytes each. */
const swept = (count: number) => Array.from({ length: count }, () => [0, 1]).flat()
const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))]

describe('checking an update', () => {
  it('honest updates always fit, one by one, merged, and as the answer to a question', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), steps => {
        const { sent, docs } = honestUpdates(steps)
        const content = createContent()
        for (const update of sent) addTo(content, update)
        if (sent.length > 0) expect(fits(Y.mergeUpdates(sent), nothing)).to.equal(true)
        for (const doc of docs) {
          expect(content.reading(Y.encodeStateAsUpdate(doc, content.stateVector()))).not.to.equal(null)
          expect(fits(Y.encodeStateAsUpdate(doc), nothing)).to.equal(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('[CB4] what is kept is what Yjs would have, to everybody who asks, whatever they have and however it came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), fc.nat(80), (steps, at) => {
        const { sent, docs } = honestUpdates(steps)
        meet(docs)
        const expected = stateOf([Y.encodeStateAsUpdate(docs[0])])
        const before = sent.slice(0, at)
        const content = contentOf(before)
        const middle = content.stateVector()
        // Half of it once more, with what is new: all in one update, as a client answers that comes back.
        addTo(content, Y.encodeStateAsUpdate(docs[0]))
        expect(stateOf([content.whole()])).to.deep.equal(expected)
        expect(stateOf([...before, content.since(middle)])).to.deep.equal(expected)
        // Yjs has joined what was typed letter by letter: who has some of the letters gets the rest of each struct.
        const joined = contentOf([Y.encodeStateAsUpdate(docs[0])])
        expect(stateOf([...before, joined.since(middle)])).to.deep.equal(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('the rows of a document say exactly what it says, whoever tidied what', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), steps => {
        const content = createContent()
        const rows = honestUpdates(steps).sent.flatMap(update => addTo(content, update)?.bytes ?? [])
        const again = contentOf(rows)
        expect(again.stateVector()).to.deep.equal(content.stateVector())
        expect(again.whole()).to.deep.equal(content.whole())
      }),
      { numRuns: 100 },
    )
  })

  it('what is known already changes nothing', () => {
    const { sent, docs } = honestUpdates([0, 7, 2, 9, 16, 3])
    expect(addTo(contentOf(sent), Y.encodeStateAsUpdate(docs[0]))).to.equal(null)
  })

  it('leaving a gap does not fit: earlier writing, an origin, a parent or a deleted stretch that is missing', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void updates.push(update))
    doc.getText('text').insert(0, 'a')
    doc.getText('text').insert(1, 'b')
    doc.getText('text').delete(0, 1)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.on('update', (update: Uint8Array) => void updates.push(update))
    other.getText('text').insert(1, 'c')
    for (const update of updates.slice(1)) expect(fits(update, nothing)).to.equal(false)
  })

  it('a count that the bytes do not hold is refused without being believed', () => {
    const bombs = [
      [1, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0, 1, 0],
      [0xff, 0xff, 0xff, 0x0f],
      [0, 0xff, 0xff, 0xff, 0x0f],
      [1, 1, 1, 0, 8, 1, 1, 97, 0xff, 0xff, 0xff, 0x0f],
    ]
    for (const bomb of bombs) expect(() => fits(Uint8Array.from(bomb), nothing)).to.throw(BadUpdateError)
  })

  it('[CD25] one with more parts than a piece has room for is refused before they are read', () => {
    const most = collabLimits.pieceBytes / 2
    const structs = (count: number) => Uint8Array.from([1, ...varUint(count), 7, 0, ...swept(count), 0])
    const stretches = (count: number) => Uint8Array.from([0, 1, 7, ...varUint(count), ...swept(count).fill(1)])
    expect(structs(most).length).to.be.above(collabLimits.pieceBytes)
    expect(readUpdate(structs(most), nothing)?.sections[0]?.count).to.equal(most)
    expect(readUpdate(stretches(most), () => 10)?.deletes.get(7)).to.deep.equal([1, 2])
    for (const refused of [structs(most + 1), stretches(most + 1), Uint8Array.from([1, ...varUint(2 ** 40), 7, 0])])
      expect(() => readUpdate(refused, () => 10)).to.throw(BadUpdateError, 'too many')
    expect(readUpdate(structs(most + 1), nothing, unbounded)?.sections[0]?.count).to.equal(most + 1)
  })

  it('subdocuments, empty structs and structs built on themselves are refused', () => {
    const doc = new Y.Doc()
    doc.getMap('map').set('sub', new Y.Doc())
    const builtOnItself = [1, 1, 9, 0, 0x84, 9, 0, 1, 97, 0]
    const emptyStruct = [1, 1, 9, 0, 0, 0, 0]
    for (const update of [Y.encodeStateAsUpdate(doc), Uint8Array.from(builtOnItself), Uint8Array.from(emptyStruct)])
      expect(() => fits(update, nothing)).to.throw(BadUpdateError)
  })
})
