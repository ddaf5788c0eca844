import { getSchema } from '@tiptap/core'
import { splitBlock } from '@tiptap/pm/commands'
import { EditorState, type Plugin, Plugin as StatePlugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { StarterKit } from '@tiptap/starter-kit'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { lineStamp, stampLines } from './line-stamp.ts'

type Hand = { author: string; filmMs: number; still: boolean }
const nobody = { author: null, filmMs: null, still: null }

/** A section as its editor holds it, and who writes in it now. */
function openSection() {
  const hand: Hand = { author: 'ane', filmMs: 18_000, still: true }
  const stamp = () => ({ ...hand })
  const plugin: Plugin = new StatePlugin({
    appendTransaction: (transactions, before, after) => stampLines(transactions, before, after, stamp),
  })
  const schema = getSchema([StarterKit.configure({ undoRedo: false, trailingNode: false }), lineStamp(stamp)])
  let state = EditorState.create({ schema, plugins: [plugin] })
  const apply = (tr: Transaction) => {
    state = state.apply(tr)
  }
  return {
    hand,
    type: (words: string) => apply(state.tr.insertText(words)),
    enter: () => void splitBlock(state, apply),
    caretAt: (at: number) => apply(state.tr.setSelection(TextSelection.create(state.doc, at))),
    clearLine: (from: number, to: number) => apply(state.tr.delete(from, to)),
    /** As the sync plugin brings what others wrote. */
    bring: (words: string, at: number) =>
      apply(state.tr.insertText(words, at).setMeta(ySyncPluginKey, { isChangeOrigin: true })),
    lines: () => {
      const lines: [string, object][] = []
      state.doc.descendants(node => {
        if (node.type.name === 'paragraph') lines.push([node.textContent, { ...node.attrs }])
        return true
      })
      return lines
    },
  }
}

describe('what a line remembers', () => {
  it('[NO5] who wrote its first letter, where the film was, and whether it stood still', () => {
    const section = openSection()
    section.type('H')
    section.hand.filmMs = 25_000
    section.hand.still = false
    section.type('an tøver')
    expect(section.lines()).to.deep.equal([['Han tøver', { author: 'ane', filmMs: 18_000, still: true }]])
  })

  it('[NO6] is not changed when somebody else writes in it', () => {
    const section = openSection()
    section.type('Han tøver')
    section.hand.author = 'bo'
    section.type(' længe')
    section.caretAt(4)
    section.enter()
    section.type('!')
    const ane = { author: 'ane', filmMs: 18_000, still: true }
    expect(section.lines()).to.deep.equal([
      ['Han', ane],
      ['! tøver længe', ane],
    ])
  })

  it('begins anew on the next line', () => {
    const section = openSection()
    section.type('Først')
    section.enter()
    expect(section.lines()[1]).to.deep.equal(['', nobody])
    Object.assign(section.hand, { author: 'bo', filmMs: 30_000, still: false })
    section.type('Så')
    expect(section.lines()[1]).to.deep.equal(['Så', { author: 'bo', filmMs: 30_000, still: false }])
    expect(section.lines()[0]).to.deep.equal(['Først', { author: 'ane', filmMs: 18_000, still: true }])
  })

  it('goes when its words do', () => {
    const section = openSection()
    section.type('Væk')
    section.clearLine(1, 4)
    expect(section.lines()).to.deep.equal([['', nobody]])
  })

  it('is left to those who wrote what comes from others, also when it is from before lines remembered', () => {
    const section = openSection()
    section.bring('Fra Bo', 1)
    expect(section.lines()).to.deep.equal([['Fra Bo', nobody]])
    section.caretAt(7)
    section.type('.')
    expect(section.lines()).to.deep.equal([['Fra Bo.', nobody]])
  })
})
