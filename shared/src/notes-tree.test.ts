import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { RecordingId } from './ids.ts'
import { noteSection, safeHref, sectionText } from './notes.ts'
import { forgetFilm } from './notes-forget.ts'
import { type Block, deepestList, isWritten, proseOf } from './prose.ts'

const about = {
  recordingId: RecordingId.parse('0b1d6c3e-7f1f-4a55-9a3e-1c4bd4a6f0aa'),
  sequenceIds: new Set<string>(),
  timesToo: true,
}

/** Notes with lists in lists, `levels` of elements deep, and a line with a time in the last. */
function nested(levels: number): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    let parent: Y.XmlFragment = noteSection(doc, 'nextStep')
    for (let level = 0; level < levels; level++) {
      const element = new Y.XmlElement(level % 2 === 0 ? 'bulletList' : 'listItem')
      parent.insert(0, [element])
      parent = element
    }
    parent.insert(0, [line('dybest nede'), line('ved tiden', 5_000)])
  })
  return doc
}

function line(words: string, filmMs?: number): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  if (filmMs === undefined) return element
  const chip = new Y.XmlElement('timeChip')
  chip.setAttribute('filmMs', filmMs as unknown as string)
  element.insert(1, [chip])
  return element
}

/** Milliseconds that something takes. */
function lasting(work: () => void): number {
  const begunMs = Date.now()
  work()
  return Date.now() - begunMs
}

const depthOf = (blocks: readonly Block[]): number =>
  Math.max(0, ...blocks.map(block => (block.kind === 'paragraph' ? 0 : 1 + Math.max(...block.items.map(depthOf)))))

describe('reading what clients wrote', () => {
  it('[BO2] goes as deep as they nested, and shows no more lists in one another than paper has', () => {
    const doc = nested(6_000)
    expect(sectionText(doc, 'nextStep')).to.equal('dybest nede\nved tiden')
    expect(isWritten(doc, 'nextStep')).to.equal(true)
    const blocks = proseOf(doc, 'nextStep')
    expect(depthOf(blocks)).to.equal(deepestList)
    expect(JSON.stringify(blocks)).to.contain('dybest nede')
    expect(forgetFilm(doc, about)).to.equal(1)
    expect(sectionText(doc, 'nextStep')).to.equal('dybest nede')
  })

  it('[BO2] keeps lists as they are as far as the editor makes them', () => {
    expect(depthOf(proseOf(nested(2 * deepestList), 'nextStep'))).to.equal(deepestList)
    expect(depthOf(proseOf(nested(6), 'nextStep'))).to.equal(3)
  })

  it('[BO3] takes time by their number: of 12,000 lines every second goes in less than 5 s', () => {
    const doc = new Y.Doc()
    const lines = Array.from({ length: 12_000 }, (_, index) => line('x', index % 2 === 0 ? index : undefined))
    doc.transact(() => noteSection(doc, 'klima').insert(0, lines))
    expect(lasting(() => expect(forgetFilm(doc, about)).to.equal(6_000))).to.be.below(5_000)
    expect(noteSection(doc, 'klima').length).to.equal(6_000)
    expect(lasting(() => expect(proseOf(doc, 'klima')).to.have.length(6_000))).to.be.below(5_000)
  })

  it('[BO3] is not slowed by what is set on letters beside bold, italic and links', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    noteSection(doc, 'klima').insert(0, [paragraph])
    paragraph.insert(0, [text])
    doc.transact(() => {
      for (let at = 0; at < 1_500; at++)
        text.insert(at, 'x', { [`fremmed${at}`]: true, ...(at % 2 === 0 && { bold: {} }) })
    })
    expect(lasting(() => expect(sectionText(doc, 'klima')).to.have.length(1_500))).to.be.below(1_000)
    expect(lasting(() => proseOf(doc, 'klima'))).to.be.below(1_000)
  })

  it('[BO4] takes no address for a link that is longer than 2,000 letters, however it goes on', () => {
    expect(safeHref(`https://samsyn.example/${'a'.repeat(1_900)}`)).to.be.a('string')
    expect(safeHref(`https://samsyn.example/${'a'.repeat(2_000)}`)).to.equal(null)
    expect(lasting(() => expect(safeHref(`http://${'a'.repeat(1_900)} b`)).to.equal(null))).to.be.below(500)
    expect(lasting(() => expect(safeHref(`http://${'a'.repeat(2_000_000)} b`)).to.equal(null))).to.be.below(500)
  })
})
