import { noteSection } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { differs, restoreSection } from './versions-restore.ts'

const section = 'klima'

function paragraph(...parts: [words: string, look?: Record<string, object>][]) {
  const element = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.applyDelta(parts.map(([insert, attributes = {}]) => ({ insert, attributes })))
  element.insert(0, [text])
  return element
}

function notes(...blocks: Y.XmlElement[]) {
  const doc = new Y.Doc()
  noteSection(doc, section).insert(0, blocks)
  return doc
}

const textAt = (doc: Y.Doc, line: number): Y.XmlText => {
  const element = noteSection(doc, section).get(line)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('a line has text')
  return text
}

/** The document as it is now, for later. */
function kept(doc: Y.Doc): Y.Doc {
  const then = new Y.Doc()
  Y.applyUpdate(then, Y.encodeStateAsUpdate(doc))
  return then
}

const said = (doc: Y.Doc) => noteSection(doc, section).toString()

describe('restoring a section of the notes', () => {
  it('[NO23] makes it read as it did, with how it looked, and the other person sees the same', () => {
    const doc = notes(paragraph(['Hun ']), paragraph(['tøver', { bold: {} }], [' her']))
    const then = kept(doc)
    const other = kept(doc)
    textAt(doc, 1).delete(0, 6)
    noteSection(doc, section).delete(0)
    noteSection(doc, section).insert(1, [paragraph(['Nyt'])])
    expect(differs(doc, then, section)).to.equal(true)
    restoreSection(doc, then, section)
    expect(said(doc)).to.equal(said(then))
    expect(differs(doc, then, section)).to.equal(false)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(said(other)).to.equal(said(then))
  })

  it('[NO23] leaves what is the same alone: a caret in it stays, and history only grows', () => {
    const doc = notes(paragraph(['Bliver']), paragraph(['Hun tøver her']))
    const then = kept(doc)
    textAt(doc, 1).delete(4, 5)
    const inFirst = Y.createRelativePositionFromTypeIndex(textAt(doc, 0), 3)
    const inSecond = Y.createRelativePositionFromTypeIndex(textAt(doc, 1), 7)
    const [first, second] = [textAt(doc, 0), textAt(doc, 1)]
    const before = Y.decodeStateVector(Y.encodeStateVector(doc))
    restoreSection(doc, then, section)
    expect(Y.createAbsolutePositionFromRelativePosition(inFirst, doc)).to.deep.include({ type: first, index: 3 })
    expect(Y.createAbsolutePositionFromRelativePosition(inSecond, doc)).to.deep.include({ type: second, index: 12 })
    for (const [client, clock] of before) expect(Y.getState(doc.store, client)).to.be.at.least(clock)
  })

  it('[NO23] can be undone, without what others wrote in the meantime', () => {
    const doc = notes(paragraph(['Dengang']))
    const then = kept(doc)
    textAt(doc, 0).insert(7, ' og nu')
    const undo = restoreSection(doc, then, section)
    expect(said(doc)).to.equal('<paragraph>Dengang</paragraph>')
    const other = kept(doc)
    noteSection(other, section).insert(1, [paragraph(['Fra den anden'])])
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    undo()
    expect(said(doc)).to.equal('<paragraph>Dengang og nu</paragraph><paragraph>Fra den anden</paragraph>')
  })

  it('[NO23] brings back lists, and empties what was empty', () => {
    const list = new Y.XmlElement('bulletList')
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph(['Et'])])
    list.insert(0, [item])
    const doc = notes(list)
    const [then, never] = [kept(doc), new Y.Doc()]
    noteSection(doc, section).delete(0)
    noteSection(doc, section).insert(0, [paragraph(['Noget andet'])])
    restoreSection(doc, then, section)
    expect(said(doc)).to.equal(said(then))
    restoreSection(doc, never, section)
    expect(noteSection(doc, section).length).to.equal(0)
  })
})
