import { deepestList } from '@samsyn/shared'
import { getSchema } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { sinkListItem } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { StarterKit } from '@tiptap/starter-kit'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { fitsLists, fittingIn } from './list-depth.ts'

const schema = getSchema([StarterKit])
const node = (name: string, ...content: Node[]) => schema.node(name, null, content)
const line = (words: string) => schema.node('paragraph', null, [schema.text(words)])

/** Lists in one another, with two items in the last. */
function lists(count: number): Node {
  let list = node('bulletList', node('listItem', line('et')), node('listItem', line('to')))
  for (let around = 1; around < count; around++) list = node('bulletList', node('listItem', line('om'), list))
  return node('doc', list)
}

/** What Tab in the last item comes to; null when it is nothing. */
function tab(doc: Node): Transaction | null {
  const state = EditorState.create({ doc, selection: TextSelection.atEnd(doc) })
  let made: Transaction | null = null
  sinkListItem(schema.nodes.listItem as never)(state, transaction => {
    made = transaction
  })
  return made
}

describe('lists in one another', () => {
  it('[BO5] are made by Tab as far as the server takes them and paper shows them, and no further', () => {
    const fitting = (count: number) => {
      const made = tab(lists(count))
      if (!made) throw new Error('Tab made nothing')
      return fitsLists(made)
    }
    expect(fitting(1)).to.equal(true)
    expect(fitting(deepestList - 1)).to.equal(true)
    expect(fitting(deepestList)).to.equal(false)
  })

  it('[BO5] that stand there deeper from older days can be typed in', () => {
    const state = EditorState.create({ doc: lists(deepestList + 3) })
    const deep = TextSelection.atEnd(state.doc)
    expect(fitsLists(state.tr.insertText('mere', deep.from))).to.equal(true)
  })

  /** What is pasted at the end of a text comes to. */
  function pasted(doc: Node, slice: Slice) {
    const state = EditorState.create({ doc, selection: TextSelection.atEnd(doc) })
    const made = state.tr.replaceSelection(fittingIn(state, slice))
    return { fits: fitsLists(made), doc: made.doc }
  }
  const words = (doc: Node) =>
    doc
      .textBetween(0, doc.content.size, '|')
      .split('|')
      .filter(said => said !== '')

  for (const around of [0, 3, deepestList])
    it(`[BO5] that are pasted deeper within ${around} come in with every word, the deepest as items of the last`, () => {
      const there = around === 0 ? node('doc', line('der')) : lists(around)
      const whole = lists(deepestList + 4)
      for (const slice of [new Slice(whole.content, 0, 0), Slice.maxOpen(whole.content)]) {
        expect(fitsLists(EditorState.create({ doc: there }).tr.replaceSelection(slice))).to.equal(around === 0 && false)
        const made = pasted(there, slice)
        expect(made.fits).to.equal(true)
        // What is open goes on in the line that stands there.
        expect(words(made.doc).join('')).to.equal([...words(there), ...words(whole)].join(''))
      }
    })

  it('[BO5] keep their order when they are flattened, and what fits is pasted as it is', () => {
    const deep = node(
      'bulletList',
      node('listItem', line('før'), node('bulletList', node('listItem', line('i'))), line('efter')),
    )
    let whole = deep
    for (let around = 1; around < deepestList; around++) whole = node('bulletList', node('listItem', line('om'), whole))
    const made = pasted(node('doc', line('der')), new Slice(Fragment.from(whole), 0, 0))
    expect(words(made.doc).slice(-3)).to.deep.equal(['før', 'i', 'efter'])
    const fitting = new Slice(lists(3).content, 0, 0)
    const state = EditorState.create({ doc: node('doc', line('der')) })
    expect(fittingIn(state, fitting).eq(fitting)).to.equal(true)
  })
})
