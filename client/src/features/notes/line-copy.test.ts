import { deepestList, noteSection, sectionText } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { copyOfLine, isDeep } from './line-copy.ts'
import { contentOf, sameContent } from './private-lines.ts'
import { differs, restoreSection } from './versions-restore.ts'

const section = 'klima'

/** Notes with one line of so many lists in one another, each with a word in it, as only another program writes them. */
function nested(count: number): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => nestIn(noteSection(doc, section), count))
  return doc
}

function nestIn(text: Y.XmlFragment, count: number) {
  let parent = text
  for (let list = 1; list <= count; list++) {
    for (const name of ['bulletList', 'listItem', 'paragraph']) {
      const made = new Y.XmlElement(name)
      parent.insert(parent.length, [made])
      parent = made
    }
    parent.insert(0, [new Y.XmlText(`ord ${list}`)])
    parent = parent.parent as Y.XmlElement
  }
}

function lineOf(doc: Y.Doc): Y.XmlElement {
  const line = noteSection(doc, section).get(0)
  if (!(line instanceof Y.XmlElement)) throw new Error('there is a line')
  return line
}

/** How many lists stand in one another at most. */
function listsIn(text: Y.XmlFragment): number {
  const depths = text.toArray().map(child => (child instanceof Y.XmlFragment ? listsIn(child) : 0))
  const own = text instanceof Y.XmlElement && text.nodeName === 'bulletList' ? 1 : 0
  return own + Math.max(0, ...depths)
}

function put(line: Y.XmlElement): Y.Doc {
  const doc = new Y.Doc()
  noteSection(doc, section).insert(0, [line])
  return doc
}

describe('a line that is nested deeper than calls can go', () => {
  const deep = nested(4_000)

  it('[BO6] is compared with another without going into itself', () => {
    expect(contentOf(lineOf(deep)).length).to.be.greaterThan(12_000)
    expect(sameContent(lineOf(deep), lineOf(nested(4_000)))).to.equal(true)
    expect(sameContent(lineOf(deep), lineOf(nested(3_999)))).to.equal(false)
  })

  it('[BO6] is copied with at most nine lists in one another, and every word of it', () => {
    const copy = put(copyOfLine(lineOf(deep)))
    expect(listsIn(noteSection(copy, section))).to.equal(deepestList)
    expect(isDeep(lineOf(copy))).to.equal(false)
    expect(sectionText(copy, section).split('\n')).to.deep.equal(
      Array.from({ length: 4_000 }, (_, index) => `ord ${index + 1}`),
    )
  })

  it('[BO6] comes back from an earlier version so, in place of what stands there', () => {
    const doc = put(copyOfLine(lineOf(nested(2))))
    expect(differs(doc, deep, section)).to.equal(true)
    restoreSection(doc, deep, section)
    expect(sectionText(doc, section)).to.equal(sectionText(deep, section))
    expect(listsIn(noteSection(doc, section))).to.equal(deepestList)
  })

  it('[BO6] keeps nine lists, and chips in the line of the last, as they are', () => {
    const doc = nested(deepestList)
    let last: unknown = lineOf(doc)
    while (last instanceof Y.XmlElement && last.nodeName !== 'paragraph') last = last.get(last.length - 1)
    if (!(last instanceof Y.XmlElement)) throw new Error('there is a line in the last')
    const chip = new Y.XmlElement('timeChip')
    chip.setAttribute('filmMs', '1000')
    last.insert(1, [chip])
    expect(isDeep(lineOf(doc))).to.equal(false)
    expect(sameContent(lineOf(put(copyOfLine(lineOf(doc)))), lineOf(doc))).to.equal(true)
  })
})
