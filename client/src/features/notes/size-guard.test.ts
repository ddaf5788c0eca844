import { Schema } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { bytesAddedBy } from './size-guard.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', attrs: { author: { default: null } } },
    text: {},
  },
  marks: { link: { attrs: { href: {} } } },
})
const state = EditorState.create({ schema })

describe('how much comes into the notes at once', () => {
  it('[NO64] is counted with its letters as they are sent, lines and addresses', () => {
    expect(bytesAddedBy(state.tr.insertText('ord'))).to.equal(3)
    expect(bytesAddedBy(state.tr.insertText('æ🙂'))).to.equal(6)
    const lines = Array.from({ length: 1_000 }, () => schema.node('paragraph'))
    expect(bytesAddedBy(state.tr.insert(0, lines))).to.be.greaterThan(100_000)
    const link = schema.text('her', [schema.mark('link', { href: `https://${'x'.repeat(9_000)}` })])
    expect(bytesAddedBy(state.tr.insert(1, link))).to.be.greaterThan(9_000)
    expect(bytesAddedBy(state.tr.delete(1, 1))).to.equal(0)
  })
})
