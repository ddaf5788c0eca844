import { safeHref } from '@samsyn/shared'
import { combineTransactionSteps, getChangedRanges } from '@tiptap/core'
import type { MarkType, Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

const address = /(?<![\w@])(?:https?:\/\/|www\.|mailto:)[^\s<>"]+|(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi
const afterSentence = new Set('.,;:!?)]»”"\'')

/** `to` is where the address ends, `typedTo` where the stop or bracket after it does, which may turn out to belong to it. */
export type Address = { from: number; to: number; typedTo: number; href: string }

/** The addresses in a text, without the full stop or bracket that follows them. */
export function addressesIn(text: string): Address[] {
  return [...text.matchAll(address)].flatMap(({ 0: found, index }) => {
    const written = withoutStops(found)
    const href = safeHref(/^[^:/]+@/.test(written) ? `mailto:${written}` : written)
    return href === null ? [] : [{ from: index, to: index + written.length, typedTo: index + found.length, href }]
  })
}

function withoutStops(found: string): string {
  let end = found.length
  while (afterSentence.has(found.charAt(end - 1))) end--
  return found.slice(0, end)
}

/** Makes links of the addresses that a person's own change has completed: what is still being typed waits. */
export function linkWrittenAddresses(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  type: MarkType,
): Transaction | null {
  const own = !transactions.some(transaction => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin)
  if (!own || !transactions.some(({ docChanged }) => docChanged)) return null
  const tr = after.tr
  const { head } = after.selection
  const pasted = transactions.some(transaction => transaction.getMeta('paste'))
  for (const { newRange } of getChangedRanges(combineTransactionSteps(before.doc, [...transactions]))) {
    // One step back, so that Enter completes the address on the line above.
    const from = Math.max(0, newRange.from - 1)
    after.doc.nodesBetween(from, Math.min(newRange.to, after.doc.content.size), (line, at) => {
      if (!line.isTextblock) return true
      for (const { from: start, to: end, typedTo, href } of addressesIn(textOf(line))) {
        const [first, last] = [at + 1 + start, at + 1 + end]
        const touched = last >= from && first <= newRange.to
        const typing = !pasted && head > first && head <= at + 1 + typedTo
        if (touched && !typing && !after.doc.rangeHasMark(first, last, type))
          tr.addMark(first, last, type.create({ href }))
      }
      return false
    })
  }
  return tr.docChanged ? tr : null
}

/** A line's text with one letter in place of each chip, so that places in it are places in the line. */
const textOf = (line: Node) => line.textBetween(0, line.content.size, undefined, '\uFFFC')
