import { Extension } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * The caret is where the person sees it. The browser tells only later that it has moved, on a slow machine after the next key,
 * and what comes in between from others would put it back: so whatever is about to happen looks first where it stands.
 */
export const PromptCaret = Extension.create({
  name: 'promptCaret',
  // Before the keys of all others, and before the extension that remembers the caret for what others write.
  priority: 1_000,
  dispatchTransaction({ transaction, next }) {
    if (transaction.docChanged || transaction.selectionSet) return next(transaction)
    readCaret(this.editor.view)
    next(standingAt(transaction, this.editor.view))
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { handleDOMEvents: { keydown: readCaret, keyup: readCaret } },
      view(view) {
        const { doc } = ySyncPluginKey.getState(view.state)
        const read = () => readCaret(view)
        doc.on('beforeAllTransactions', read)
        return { destroy: () => doc.off('beforeAllTransactions', read) }
      },
    }),
  ],
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
