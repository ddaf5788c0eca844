import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { addStored, createContent } from './content.ts'
import { outlineOf } from './outline.ts'
import { BadUpdateError } from './struct-reader.ts'
import { honestUpdates, meet } from './testing/honest.ts'

/** A document of two writers, and its outline. */
function outlined(steps: readonly number[]) {
  const { docs } = honestUpdates(steps)
  meet(docs)
  const update = Y.encodeStateAsUpdate(docs[0])
  return { update, outline: outlineOf(update) }
}

describe('the outline of a snapshot', () => {
  it('[CB21] a snapshot is opened by its outline, and is the same as if it had been read', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), fc.nat(100), (steps, clock) => {
        const { update, outline } = outlined(steps)
        const [opened, read] = [createContent(), createContent()]
        opened.begin(update, outline)
        addStored(read, update)
        expect(opened.whole()).to.deep.equal(read.whole())
        expect(opened.stateVector()).to.deep.equal(read.stateVector())
        const [[client, end] = [1, 0]] = Y.decodeStateVector(read.stateVector())
        const some = Y.encodeStateVector(new Map([[client, clock % (end + 1)]]))
        expect(opened.since(some)).to.deep.equal(read.since(some))
      }),
      { numRuns: 200 },
    )
  })

  it('[CB21] a snapshot or an outline that is torn, or another’s, is refused', () => {
    const { update, outline } = outlined([0, 7, 1, 2, 14, 3, 4])
    const other = outlined([1, 8])
    const torn = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
    const open = (bytes: Uint8Array, by: Uint8Array) => () => createContent().begin(bytes, by)
    for (let at = 0; at < update.length; at++) expect(open(torn(update, at), outline)).to.throw(BadUpdateError)
    for (let at = 0; at < outline.length; at++) expect(open(update, torn(outline, at))).to.throw(BadUpdateError)
    expect(open(update, other.outline)).to.throw(BadUpdateError)
    expect(open(update.slice(0, -1), outline)).to.throw(BadUpdateError)
    expect(open(update, new Uint8Array(0))).to.throw(BadUpdateError)
  })
})
