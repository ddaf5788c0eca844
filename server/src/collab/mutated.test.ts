import { wholeDoc } from '@samsyn/shared'
import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { addStored, createContent } from './content.ts'
import { BadUpdateError } from './struct-reader.ts'

const runs = Number(process.env.SAMSYN_MUTATIONS ?? 10_000)

/** Two who have written all kinds of things, and each thing that was sent. */
function writing() {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const sent: Uint8Array[] = []
  for (const [index, doc] of docs.entries()) {
    doc.clientID = index + 1
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'other') return
      sent.push(update)
      Y.applyUpdate(docs[1 - index] ?? doc, update, 'other')
    })
  }
  const [a, b] = docs
  a.getText('text').insert(0, 'ord og flere ord', { bold: true })
  b.getText('text').insertEmbed(3, { chip: { time: [1, 'to', null] } })
  a.getText('text').delete(2, 5)
  b.getMap('map').set(
    'k',
    Y.Array.from<object | string | number | Uint8Array>([1.5, -7, 'æøå', { a: [true, null, 2n] }, new Uint8Array(3)]),
  )
  const element = new Y.XmlElement('paragraph')
  a.getXmlFragment('section').insert(0, [element])
  b.transact(() => {
    element.setAttribute('level', '2')
    element.insert(0, [new Y.XmlText('Han tøver'), new Y.XmlElement('chip')])
  })
  a.getText('text').format(1, 4, { italic: true, bold: null })
  sent.push(Y.mergeUpdates(sent.slice(2)), Y.encodeStateAsUpdate(a))
  return sent
}

describe('mutated updates', () => {
  const sent = writing()
  const change = fc.record({ at: fc.nat(), to: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255)) })
  const mutation = fc.record({
    which: fc.nat(sent.length - 1),
    before: fc.nat(sent.length),
    changes: fc.array(change, { maxLength: 4 }),
    cut: fc.option(fc.nat(), { freq: 5 }),
  })

  it(`[CB5] what the server takes, Yjs can place, and comes to the same: ${runs} mutations`, () => {
    let taken = 0
    fc.assert(
      fc.property(mutation, ({ which, before, changes, cut }) => {
        const update = Uint8Array.from(sent[which] ?? [])
        for (const { at, to } of changes) update[at % update.length] = to
        const frame = cut === null ? update : update.subarray(0, cut % update.length)
        const content = createContent()
        for (const row of sent.slice(0, before)) addStored(content, row)
        if (!isTaken(content, frame)) return
        taken++
        const doc = wholeDoc([content.whole()])
        expect(Y.encodeStateVector(doc)).to.deep.equal(content.stateVector())
        expect(() => Y.encodeStateAsUpdate(doc)).not.to.throw()
      }),
      { numRuns: runs },
    )
    expect(taken).to.be.greaterThan(runs / 100)
  })
})

function isTaken(content: ReturnType<typeof createContent>, frame: Uint8Array): boolean {
  try {
    const reading = content.reading(frame)
    if (reading) content.add(frame.slice(), reading)
    return reading !== null
  } catch (error) {
    expect(error).to.be.instanceOf(BadUpdateError)
    return false
  }
}
