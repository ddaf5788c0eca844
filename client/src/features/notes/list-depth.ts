import { deepestList } from '@samsyn/shared'
import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

const lists = new Set(['bulletList', 'orderedList'])

/**
 * At most nine lists stand in one another, which is what the server takes and paper shows; Tab makes no more. What is pasted
 * deeper comes in as items of the last; what cannot come in so is told of.
 */
export function listDepth(onTooDeep: () => void) {
  return Extension.create({
    name: 'listDepth',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction) {
          const isMine = transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined
          if (!isMine || fitsLists(transaction)) return true
          if (['paste', 'drop'].includes(transaction.getMeta('uiEvent'))) onTooDeep()
          return false
        },
        props: { transformPasted: (slice, { state }) => fittingIn(state, slice) },
      }),
    ],
  })
}

/** Whether what this makes of a text has no more lists in one another than there may be. */
export function fitsLists({ steps, doc }: Pick<Transaction, 'steps' | 'doc'>): boolean {
  const isTyping = steps.every(step => !((step as { slice?: Slice }).slice?.content.firstChild?.isBlock ?? false))
  return isTyping || fits(doc, 0)
}

function fits(node: Node, around: number): boolean {
  const within = around + (lists.has(node.type.name) ? 1 : 0)
  return within <= deepestList && (node.isTextblock || node.children.every(child => fits(child, within)))
}

/** What is pasted, with as many lists in one another as there may be where it comes. */
export function fittingIn(state: EditorState, slice: Slice): Slice {
  for (let left = deepestList; left >= 0; left--) {
    const flat = withLists(slice, left)
    if (fits(state.tr.replaceSelection(flat).doc, 0)) return flat
  }
  return slice
}

function withLists({ content, openStart, openEnd }: Slice, left: number): Slice {
  const flat = Fragment.from(content.content.flatMap(node => flatter(node, left)))
  const most = Slice.maxOpen(flat)
  return new Slice(flat, Math.min(openStart, most.openStart), Math.min(openEnd, most.openEnd))
}

/** A list with as many more in it; where none may be, only its lines. */
function flatter(node: Node, left: number): Node[] {
  if (!lists.has(node.type.name)) return [node]
  if (left > 0) return [node.copy(Fragment.from(node.children.flatMap(item => itemsOf(item, left))))]
  return node.children.flatMap(item => item.children.flatMap(block => flatter(block, 0)))
}

/** An item; where no list may be in it, those of its lists come after it, and what stood behind them too. */
function itemsOf(item: Node, left: number): Node[] {
  const parts: (Node | Node[])[] = item.children.map(block => {
    if (!lists.has(block.type.name)) return block
    return left > 1 ? flatter(block, left - 1) : block.children.flatMap(inner => itemsOf(inner, 1))
  })
  if (left > 1) return [item.copy(Fragment.from(parts.flat()))]
  const items: Node[] = []
  let isOpen = false
  for (const part of parts) {
    const last = items.at(-1)
    if (Array.isArray(part)) items.push(...part)
    else if (isOpen && last) items[items.length - 1] = last.copy(last.content.append(Fragment.from(part)))
    else items.push(item.copy(Fragment.from(part)))
    isOpen = !Array.isArray(part)
  }
  return items
}
