import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { createContent } from './content.ts'
import { BadUpdateError, fits } from './update.ts'

const nothing = () => 0

/** Two honest writers who format, delete, undo, map and meet now and then; every update either of them sends, in order. */
function honestUpdates(steps: readonly number[]): { sent: Uint8Array[]; docs: [Y.Doc, Y.Doc] } {
  const docs: [Y.Doc, Y.Doc] = [new Y.Doc(), new Y.Doc()]
  const undo = new Y.UndoManager(docs[0].getText('text'), { captureTimeout: 0 })
  const sent: Uint8Array[] = []
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) sent.push(update)
    })
  }
  for (const step of steps) {
    const doc = docs[step % 2] ?? docs[0]
    const text = doc.getText('text')
    const at = step % (text.length + 1)
    if (step % 7 === 0) text.insert(at, 'æøå 🙂 ord', { bold: true })
    else if (step % 7 === 1) text.insert(at, 'x')
    else if (step % 7 === 2 && at < text.length) text.delete(at, 1)
    else if (step % 7 === 3 && at < text.length) text.format(at, 1, { italic: step % 3 === 0 ? null : true })
    else if (step % 7 === 4)
      doc.getMap('map').set(`${step % 3}`, Y.Array.from([step, { a: [step] }, new Uint8Array(3)]))
    else if (step % 7 === 5) doc.getXmlFragment('section').insert(0, [new Y.XmlElement('paragraph')])
    else if (step % 14 === 6) undo.undo()
    else meet(docs)
  }
  return { sent, docs }
}

function meet([a, b]: [Y.Doc, Y.Doc]) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

describe('checking an update', () => {
  it('honest updates always fit, one by one, merged, and as the answer to a question', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), steps => {
        const { sent, docs } = honestUpdates(steps)
        const content = createContent([])
        for (const update of sent) {
          expect(content.fits(update)).to.equal(true)
          content.apply(update)
        }
        if (sent.length > 0) expect(fits(Y.mergeUpdates(sent), nothing)).to.equal(true)
        for (const doc of docs) {
          expect(content.fits(Y.encodeStateAsUpdate(doc, content.stateVector()))).to.equal(true)
          expect(fits(Y.encodeStateAsUpdate(doc), nothing)).to.equal(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('the rows of a document say exactly what it says, whoever tidied what', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), steps => {
        const content = createContent([])
        const rows = honestUpdates(steps).sent.flatMap(update => content.apply(update) ?? [])
        const again = createContent(rows)
        expect(again.stateVector()).to.deep.equal(content.stateVector())
        const all = (one: typeof content) => one.since(Y.encodeStateVector(new Y.Doc()))
        expect(Y.decodeUpdate(all(again)).ds).to.deep.equal(Y.decodeUpdate(all(content)).ds)
      }),
      { numRuns: 100 },
    )
  })

  it('what is known already changes nothing', () => {
    const { sent, docs } = honestUpdates([0, 7, 2, 9, 16, 3])
    const content = createContent(sent)
    expect(content.apply(Y.encodeStateAsUpdate(docs[0]))).to.equal(null)
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

  it('subdocuments, empty structs and structs built on themselves are refused', () => {
    const doc = new Y.Doc()
    doc.getMap('map').set('sub', new Y.Doc())
    const builtOnItself = [1, 1, 9, 0, 0x84, 9, 0, 1, 97, 0]
    const emptyStruct = [1, 1, 9, 0, 0, 0, 0]
    for (const update of [Y.encodeStateAsUpdate(doc), Uint8Array.from(builtOnItself), Uint8Array.from(emptyStruct)])
      expect(() => fits(update, nothing)).to.throw(BadUpdateError)
  })
})
