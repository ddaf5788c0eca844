import { deepestList } from '@samsyn/shared'
import { Extension } from '@tiptap/core'
import type { Node, Slice } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

const lists = new Set(['bulletList', 'orderedList'])

/** At most nine lists stand in one another, which is what the server takes and paper shows; Tab makes no more. */
export const ListDepth = Extension.create({
  name: 'listDepth',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: transaction =>
        !transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined || fitsLists(transaction),
    }),
  ],
})

/** Whether what this makes of a text has no more lists in one another than there may be. */
export function fitsLists({ steps, doc }: Pick<Transaction, 'steps' | 'doc'>): boolean {
  const isTyping = steps.every(step => !((step as { slice?: Slice }).slice?.content.firstChild?.isBlock ?? false))
  return isTyping || fits(doc, 0)
}

function fits(node: Node, around: number): boolean {
  const within = around + (lists.has(node.type.name) ? 1 : 0)
  return within <= deepestList && (node.isTextblock || node.children.every(child => fits(child, within)))
}
