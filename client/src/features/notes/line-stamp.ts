import { combineTransactionSteps, Extension, getChangedRanges } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Who began a line, where the film was then, and whether it stood still. */
export type LineStamp = { author: string; filmMs: number; still: boolean }

const unstamped = { author: null, filmMs: null, still: null }
const attribute = { default: null, rendered: false, parseHTML: () => null }

/** A line remembers who wrote its first letter and where the film was. Nobody else's writing changes that. */
export const lineStamp = (stamp: () => LineStamp) =>
  Extension.create({
    name: 'lineStamp',
    addGlobalAttributes: () => [
      { types: ['paragraph'], attributes: { author: attribute, filmMs: attribute, still: attribute } },
    ],
    addProseMirrorPlugins: () => [
      new Plugin({
        appendTransaction: (transactions, before, after) => stampLines(transactions, before, after, stamp),
        props: { nodeViews: { paragraph: steadyParagraph } },
      }),
    ],
  })

/** The stamps that a person's own change calls for; null when there are none, as for every change of others. */
export function stampLines(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  stamp: () => LineStamp,
): Transaction | null {
  const own = !transactions.some(transaction => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin)
  if (!own || !transactions.some(({ docChanged }) => docChanged)) return null
  const transform = combineTransactionSteps(before.doc, [...transactions])
  const tr = after.tr
  for (const { oldRange, newRange } of getChangedRanges(transform)) {
    const wasWritten = isInWrittenLine(before.doc, oldRange.from)
    const end = Math.min(newRange.to, after.doc.content.size)
    after.doc.nodesBetween(Math.min(newRange.from, end), end, (line, at) => {
      if (line.type.name !== 'paragraph') return true
      const continued = wasWritten && at < newRange.from
      const now = stampOf(line, continued, stamp)
      if (now) for (const [key, value] of Object.entries(now)) tr.setNodeAttribute(at, key, value)
      return false
    })
  }
  return tr.docChanged ? tr : null
}

function stampOf(line: Node, continued: boolean, stamp: () => LineStamp): LineStamp | typeof unstamped | null {
  const { author } = line.attrs
  // An empty line belongs to nobody: a new one after Enter, or one whose words were taken away.
  if (line.content.size === 0) return author === null ? null : unstamped
  return author === null && !continued ? stamp() : null
}

function isInWrittenLine(doc: Node, at: number): boolean {
  const { parent } = doc.resolve(Math.min(at, doc.content.size))
  return parent.type.name === 'paragraph' && parent.content.size > 0
}

/** A line that is not drawn anew when it is stamped: that would break off letters made of several key strokes. */
function steadyParagraph(): NodeView {
  const dom = document.createElement('p')
  return { dom, contentDOM: dom, update: node => node.type.name === 'paragraph' }
}
