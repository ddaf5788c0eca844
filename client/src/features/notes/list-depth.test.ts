import { deepestList } from '@samsyn/shared'
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { sinkListItem } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { StarterKit } from '@tiptap/starter-kit'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { fitsLists } from './list-depth.ts'

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
})
