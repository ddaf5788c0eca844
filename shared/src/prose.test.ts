import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { noteSection } from './notes.ts'
import { isWritten, proseOf } from './prose.ts'

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

function chip(filmMs: number): Y.XmlElement {
  const made = new Y.XmlElement<{ filmMs: number }>('timeChip')
  made.setAttribute('filmMs', filmMs)
  return made as Y.XmlElement
}

function write(doc: Y.Doc, section: string, ...blocks: Y.XmlElement[]) {
  noteSection(doc, section).insert(0, blocks)
}

describe('the prose of a section', () => {
  it('has paragraphs with words, how they look, and times of the film', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText()
    text.applyDelta([{ insert: 'Han ' }, { insert: 'tøver', attributes: { bold: {} } }])
    write(doc, 'klima', element('paragraph', text, chip(18_400)))
    expect(proseOf(doc, 'klima')).to.deep.equal([
      {
        kind: 'paragraph',
        words: [
          { kind: 'text', text: 'Han ', bold: false, italic: false },
          { kind: 'text', text: 'tøver', bold: true, italic: false },
          { kind: 'time', filmMs: 18_400 },
        ],
      },
    ])
  })

  it('has links that lead to web pages and e-mail, and no others', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText()
    text.applyDelta([
      { insert: 'her', attributes: { link: { href: 'https://vive.dk/' } } },
      { insert: 'der', attributes: { link: { href: 'javascript:alert(1)' } } },
    ])
    write(doc, 'klima', element('paragraph', text))
    const plain = { kind: 'text', bold: false, italic: false }
    expect(proseOf(doc, 'klima')).to.deep.equal([
      {
        kind: 'paragraph',
        words: [
          { ...plain, text: 'her', href: 'https://vive.dk/' },
          { ...plain, text: 'der' },
        ],
      },
    ])
  })

  it('has the other chips by their labels', () => {
    const doc = new Y.Doc()
    const attributes = { sequenceId: 'a', label: 'Åbningen' }
    const made = new Y.XmlElement<typeof attributes>('sequenceChip')
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key as keyof typeof attributes, value)
    write(doc, 'klima', element('paragraph', made as Y.XmlElement))
    expect(proseOf(doc, 'klima')).to.deep.equal([{ kind: 'paragraph', words: [{ kind: 'sequence', ...attributes }] }])
    expect(isWritten(doc, 'klima')).to.equal(true)
  })

  it('keeps lists within lists', () => {
    const doc = new Y.Doc()
    const inner = element('orderedList', element('listItem', element('paragraph', new Y.XmlText('b'))))
    write(doc, 'klima', element('bulletList', element('listItem', element('paragraph', new Y.XmlText('a')), inner)))
    const [list] = proseOf(doc, 'klima')
    expect(list?.kind).to.equal('bulletList')
    expect(JSON.stringify(list)).to.contain('orderedList')
  })

  it('is empty for empty lines and empty lists', () => {
    const doc = new Y.Doc()
    write(
      doc,
      'klima',
      element('paragraph', new Y.XmlText('  ')),
      element('bulletList', element('listItem', element('paragraph'))),
    )
    expect(isWritten(doc, 'klima')).to.equal(false)
  })

  it('counts a line with nothing but a time as written', () => {
    const doc = new Y.Doc()
    write(doc, 'klima', element('paragraph', chip(0)))
    expect(isWritten(doc, 'klima')).to.equal(true)
  })

  it('passes over what it does not know', () => {
    const doc = new Y.Doc()
    write(doc, 'klima', element('image'), element('paragraph', element('mention')))
    expect(isWritten(doc, 'klima')).to.equal(false)
  })
})
