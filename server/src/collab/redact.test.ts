import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { redacted } from './redact.ts'

const holds = (update: Uint8Array, words: string) => Buffer.from(update).includes(words)

describe('redacting a document', () => {
  it('leaves no word of what is deleted, now or earlier, and all of the rest', () => {
    const doc = new Y.Doc({ gc: false })
    const text = doc.getText('text')
    text.insert(0, 'bliver hemmelig også-før')
    text.delete(15, 9)
    const before = Y.encodeStateAsUpdate(doc)
    expect(holds(before, 'hemmelig') && holds(before, 'også-før')).to.equal(true)
    const after = redacted(before, doc => doc.getText('text').delete(7, 8))
    expect(holds(after, 'hemmelig') || holds(after, 'også-før')).to.equal(false)
    const read = new Y.Doc()
    Y.applyUpdate(read, after)
    expect(read.getText('text').toJSON()).to.equal('bliver ')
  })

  it('cannot be undone by somebody who still has the words', () => {
    const other = new Y.Doc()
    const map = other.getXmlFragment('section:klima')
    map.insert(0, [new Y.XmlElement('paragraph')])
    const after = redacted(Y.encodeStateAsUpdate(other), doc => doc.getXmlFragment('section:klima').delete(0))
    const house = new Y.Doc()
    Y.applyUpdate(house, after)
    Y.applyUpdate(house, Y.encodeStateAsUpdate(other, Y.encodeStateVector(house)))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(house, Y.encodeStateVector(other)))
    expect(house.getXmlFragment('section:klima').length).to.equal(0)
    expect(map.length).to.equal(0)
  })
})
