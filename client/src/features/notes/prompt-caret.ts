import { Extension } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * The caret is where the person sees it. The browser tells only later that it has moved, on a slow machine after the next key,
 * and what comes in between from others would put it back: so whatever is about to happen looks first where it stands.
 */
export const PromptCaret = Extension.create<object, { view: EditorView | null }>({
  name: 'promptCaret',
  // Before the keys of all others, and before the extension that remembers the caret for what others write.
  priority: 1_000,
  addStorage: () => ({ view: null }),
  dispatchTransaction({ transaction, next }) {
    const { view } = this.storage
    if (!view || transaction.docChanged || transaction.selectionSet) return next(transaction)
    readCaret(view)
    next(standingAt(transaction, view))
  },
  addProseMirrorPlugins() {
    const { storage } = this
    const view = (shown: EditorView) => {
      const { doc } = ySyncPluginKey.getState(shown.state)
      const read = () => readCaret(shown)
      storage.view = shown
      doc.on('beforeAllTransactions', read)
      return {
        destroy() {
          storage.view = null
          doc.off('beforeAllTransactions', read)
        },
      }
    }
    return [new Plugin({ view, props: { handleDOMEvents: { keydown: readCaret, keyup: readCaret } } })]
  },
})

/** The editor looks where the caret is when the browser says that it moved; so it is said now. */
function readCaret(view: EditorView): false {
  if (view.hasFocus()) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  return false
}

/** The same transaction for the caret as it is now. */
function standingAt(transaction: Transaction, { state }: EditorView): Transaction {
  if (state.doc === transaction.doc && !state.selection.eq(transaction.selection))
    return transaction.setSelection(state.selection)
  return transaction
}
