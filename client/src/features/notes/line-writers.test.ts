import { noteSection } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { ownersIn, writersOfLines } from './line-writers.ts'

describe('who wrote a line', () => {
  function writeLine(doc: Y.Doc, section: string, author: string | null, words: string): Y.XmlElement {
    const line = new Y.XmlElement('paragraph')
    noteSection(doc, section).push([line])
    line.insert(0, [new Y.XmlText(words)])
    if (author) line.setAttribute('author', author)
    return line
  }
  const exchange = (one: Y.Doc, other: Y.Doc) => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  }

  it('[NO7] is who began it and who wrote in it since, told by the lines themselves', () => {
    const [ane, bo] = [new Y.Doc(), new Y.Doc()]
    writeLine(ane, 'a', 'ane', 'Han tøver')
    exchange(ane, bo)
    writeLine(bo, 'b', 'bo', 'Noget andet')
    const line = noteSection(bo, 'a').get(0)
    const text = line instanceof Y.XmlElement ? line.get(0) : null
    if (text instanceof Y.XmlText) text.insert(text.length, ', og du venter')
    exchange(ane, bo)
    for (const doc of [ane, bo])
      expect(writersOfLines(doc, 'a', ownersIn(doc, ['a', 'b']))).to.deep.equal([['ane', 'bo']])
  })

  it('is nobody for a line from before lines remembered, and no more who took their words away', () => {
    const [ane, bo] = [new Y.Doc(), new Y.Doc()]
    writeLine(ane, 'a', null, 'Gammel')
    const line = writeLine(ane, 'a', 'ane', 'Ny')
    exchange(ane, bo)
    writeLine(bo, 'b', 'bo', 'x')
    const text = noteSection(bo, 'a').get(1)
    const words = text instanceof Y.XmlElement ? text.get(0) : null
    if (words instanceof Y.XmlText) {
      words.insert(0, 'y')
      words.delete(0, 1)
    }
    exchange(ane, bo)
    expect(line.toArray()).to.have.length(1)
    expect(writersOfLines(ane, 'a', ownersIn(ane, ['b']))).to.deep.equal([[], ['ane']])
  })
})
