import { Schema } from '@tiptap/pm/model'
import { EditorState, Plugin } from '@tiptap/pm/state'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { addressesIn, linkWrittenAddresses } from './written-addresses.ts'

const hrefs = (text: string) => addressesIn(text).map(({ href }) => href)

describe('addresses in what is written', () => {
  it('are found without the full stop or bracket after them, and stand where they stand', () => {
    const text = 'Se (https://vive.dk/da/), og skriv til ane@demo.invalid.'
    expect(hrefs(text)).to.deep.equal(['https://vive.dk/da/', 'mailto:ane@demo.invalid'])
    const [first] = addressesIn(text)
    expect(text.slice(first?.from, first?.to)).to.equal('https://vive.dk/da/')
  })

  it('may begin with www', () => {
    expect(hrefs('www.example.dk/a?b=c')).to.deep.equal(['https://www.example.dk/a?b=c'])
  })

  it('are not found in ordinary sentences', () => {
    for (const text of ['Han tøver. Så siger han ja', 'kl. 13.30', 'mor/far', 'javascript:alert(1)', '@ane', 'http://'])
      expect(hrefs(text)).to.deep.equal([])
  })
})

describe('an address that is typed', () => {
  const schema = new Schema({
    nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
    marks: { link: { attrs: { href: {} }, inclusive: false } },
  })
  const { link } = schema.marks
  if (!link) throw new Error('no links')
  const plugin = new Plugin({
    appendTransaction: (all, before, after) => linkWrittenAddresses(all, before, after, link),
  })

  const linked = (text: string) => {
    const found: string[] = []
    let state = EditorState.create({ schema, plugins: [plugin] })
    for (const letter of text) state = state.apply(state.tr.insertText(letter))
    state.doc.descendants(node => {
      if (node.marks.length > 0) found.push(`${node.text} → ${node.marks[0]?.attrs.href}`)
    })
    return found
  }

  it('becomes a link when it is ended, and not at a stop within it', () => {
    expect(linked('Se https://vive.dk/da/, Ane')).to.deep.equal(['https://vive.dk/da/ → https://vive.dk/da/'])
    expect(linked('Se https://vive.')).to.deep.equal([])
    expect(linked('Skriv til ane@demo.invalid. Tak')).to.deep.equal(['ane@demo.invalid → mailto:ane@demo.invalid'])
  })
})
