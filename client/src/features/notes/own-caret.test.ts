import { getSchema } from '@tiptap/core'
import { splitBlock } from '@tiptap/pm/commands'
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { StarterKit } from '@tiptap/starter-kit'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { lineStamp, stampLines } from './line-stamp.ts'
import { keepCaret } from './own-caret.ts'

/** A section as it stands in somebody's editor; what is written travels when it is brought. */
function openSection(author: string) {
  const doc = new Y.Doc()
  const stamp = () => ({ author, filmMs: 18_000, still: true })
  const sync = ySyncPlugin(doc.getXmlFragment('takeAway'))
  const stamps = new Plugin({
    appendTransaction: (transactions, before, after) => stampLines(transactions, before, after, stamp),
  })
  const schema = getSchema([StarterKit.configure({ undoRedo: false, trailingNode: false }), lineStamp(stamp)])
  let state = EditorState.create({ schema, plugins: [sync, stamps] })
  const view = {
    get state() {
      return state
    },
    hasFocus: () => false,
    dispatch(tr: Transaction) {
      state = state.apply(tr)
      shown?.update()
    },
  }
  let shown: { update(): void } | null = null
  shown = sync.spec.view(view)
  keepCaret(ySyncPluginKey.getState(state).binding)
  const startOf = (line: number) => {
    let at = 1
    for (let before = 0; before < line; before++) at += state.doc.child(before).nodeSize
    return at
  }
  return {
    type: (words: string) => view.dispatch(state.tr.insertText(words)),
    enter: () => void splitBlock(state, view.dispatch),
    caretIn: (line: number, after = state.doc.child(line).content.size) =>
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, startOf(line) + after))),
    clearLine: (line: number) =>
      view.dispatch(state.tr.delete(startOf(line), startOf(line) + state.doc.child(line).content.size)),
    bring: (other: { update(): Uint8Array }) => Y.applyUpdate(doc, other.update(), 'from others'),
    update: () => Y.encodeStateAsUpdate(doc),
    lines: () => state.doc.content.content.map(line => line.textContent),
  }
}

/** Ane and Bo in a section of such lines. */
function openTwo(...lines: string[]) {
  const ane = openSection('ane')
  const bo = openSection('bo')
  ane.type(lines[0] ?? '')
  for (const line of lines.slice(1)) {
    ane.enter()
    ane.type(line)
  }
  bo.bring(ane)
  return { ane, bo }
}

/** Both write at once; after every letter comes what the other wrote. */
function writeAtOnce(
  one: ReturnType<typeof openSection>,
  other: ReturnType<typeof openSection>,
  words: [string, string],
) {
  for (let letter = 0; letter < Math.max(...words.map(({ length }) => length)); letter++) {
    one.type(words[0][letter] ?? '')
    other.type(words[1][letter] ?? '')
    one.bring(other)
    other.bring(one)
  }
}

describe('one’s own caret, while others write', () => {
  it('[NO16] stays in an empty line when they begin one before it', () => {
    const { ane, bo } = openTwo('', '', '', '')
    ane.caretIn(1)
    bo.caretIn(2)
    ane.type('J')
    bo.bring(ane)
    bo.type('Du')
    expect(bo.lines()).to.deep.equal(['', 'J', 'Du', ''])
  })

  it('[NO16] stays behind its letter when they write before it in the same line', () => {
    const { ane, bo } = openTwo('Han tøver')
    ane.caretIn(0, 0)
    bo.caretIn(0)
    writeAtOnce(ane, bo, ['Se, nu: ', ' længe, '])
    for (const person of [ane, bo]) expect(person.lines()).to.deep.equal(['Se, nu: Han tøver længe, '])
  })

  it('[NO16] keeps everybody’s letters in their order when all write at one place', () => {
    const { ane, bo } = openTwo('Han')
    ane.caretIn(0)
    bo.caretIn(0)
    writeAtOnce(ane, bo, [' tøver', ' venter'])
    expect(bo.lines()).to.deep.equal(ane.lines())
    expect(['Han tøver venter', 'Han venter tøver']).to.include(ane.lines()[0])
  })

  it('[NO16] stays in front of what they write in the empty line it stands in', () => {
    const { ane, bo } = openTwo('Han', '')
    ane.caretIn(1)
    bo.caretIn(1)
    for (const letter of 'venter') {
      ane.type(letter)
      bo.bring(ane)
    }
    bo.type('og ')
    expect(bo.lines()).to.deep.equal(['Han', 'og venter'])
  })

  it('[NO16] stays in the first line when its letters are taken away', () => {
    const { ane, bo } = openTwo('Han', 'tøver')
    bo.caretIn(0)
    ane.clearLine(0)
    bo.bring(ane)
    bo.type('Hun')
    expect(bo.lines()).to.deep.equal(['Hun', 'tøver'])
  })
})
