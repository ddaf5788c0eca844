import { collabLimits } from '@samsyn/shared'
import { Extension } from '@tiptap/core'
import type { Node, Slice } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** What a line costs beside its words: who wrote it, and where the film was. */
const bytesOfNode = 160
/** What it takes of the document's room, which counts what reading it costs too. */
const roomOfNode = 600
const bytesOfMark = 40
const utf8 = new TextEncoder()

type TooMuch = 'atOnce' | 'inAll'

/**
 * Keeps out what is too much to come in at once, or more than the notes take in all, all of it, and says so. What stands
 * there stays, and one writes on.
 */
export function sizeGuard(takes: (bytes: number) => boolean, onTooMuch: (is: TooMuch) => void) {
  /** What is too much whatever becomes of it is not read at all, which would make the screen stand still. */
  function keepOut(event: Event, data: DataTransfer | null): boolean {
    if ((data?.getData('text/plain').length ?? 0) <= collabLimits.changeBytes) return false
    event.preventDefault()
    onTooMuch('atOnce')
    return true
  }
  return Extension.create({
    name: 'sizeGuard',
    // Before anything looks into what is pasted.
    priority: 1_000,
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction) {
          const isMine = transaction.docChanged && !transaction.getMeta(ySyncPluginKey)
          const bytes = isMine ? bytesAddedBy(transaction) : 0
          const isTooMuch = bytes > collabLimits.changeBytes
          // Deleting is always possible.
          if (!isTooMuch && (bytes === 0 || takes(bytesAddedBy(transaction, roomOfNode)))) return true
          onTooMuch(isTooMuch ? 'atOnce' : 'inAll')
          return false
        },
        props: {
          handleDOMEvents: {
            paste: (_view, event) => keepOut(event, event.clipboardData),
            drop: (_view, event) => keepOut(event, event.dataTransfer),
          },
        },
      }),
    ],
  })
}

/** About how many bytes this brings to the document. */
export function bytesAddedBy({ steps }: Pick<Transaction, 'steps'>, ofNode = bytesOfNode): number {
  let bytes = 0
  for (const step of steps) {
    const { slice } = step as { slice?: Slice }
    slice?.content.descendants(node => {
      bytes += bytesOf(node, ofNode)
    })
  }
  return bytes
}

function bytesOf({ text, marks, attrs }: Node, ofNode: number): number {
  const words = text === undefined ? ofNode + JSON.stringify(attrs).length : utf8.encode(text).length
  return words + marks.reduce((sum, mark) => sum + bytesOfMark + JSON.stringify(mark.attrs).length, 0)
}
