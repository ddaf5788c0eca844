import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

type Caret = {
  type: string
  anchor: Y.RelativePosition | null
  head: Y.RelativePosition | null
  absAnchor: number | null
  absHead: number | null
}

/** What joins an editor's text to the shared document; it keeps the caret's place while a change of others comes in. */
type Binding = {
  doc: Y.Doc
  type: Y.XmlFragment
  prosemirrorView: Pick<EditorView, 'state'> | null
  beforeTransactionSelection: Caret | null
  beforeAllTransactions(): void
}

const ends = [
  ['anchor', 'absAnchor'],
  ['head', 'absHead'],
] as const

/** Whatever others write, a person's caret stays behind the letter it stands behind, and in its line. */
export const OwnCaret = Extension.create({
  name: 'ownCaret',
  addProseMirrorPlugins: () => [
    new Plugin({ view: view => ({ destroy: keepCaret(ySyncPluginKey.getState(view.state).binding) }) }),
  ],
})

/**
 * The library knows a caret's place by the letter before it, but distrusts that whenever the line's words have changed, and
 * looks for a line that reads as this one did: the caret stays at its number while others write before it, and leaves an
 * empty line for another. So it is asked to guess only when the caret's line is gone. Returns what ends this.
 */
export function keepCaret(binding: Binding): () => void {
  const { doc } = binding
  const remember = () => {
    // After an undo the library would keep the place of long ago for what others write next.
    binding.beforeTransactionSelection = null
    binding.beforeAllTransactions()
    stayInFront(binding)
  }
  const trust = () => trustShared(binding)
  doc.on('beforeAllTransactions', remember)
  doc.on('beforeObserverCalls', trust)
  return () => {
    doc.off('beforeAllTransactions', remember)
    doc.off('beforeObserverCalls', trust)
  }
}

/** In an empty line there is no letter to stand behind: the caret stays in front of what others write there. */
function stayInFront({ beforeTransactionSelection: caret, prosemirrorView: view }: Binding): void {
  if (caret?.type !== 'text' || !view) return
  for (const [end, number] of ends) {
    const { type = null, item = null } = caret[end] ?? {}
    const at = caret[number]
    if (type === null || item !== null || at === null) continue
    if (view.state.doc.resolve(at).parent.content.size === 0) caret[end] = new Y.RelativePosition(type, null, null, -1)
  }
}

function trustShared({ doc, type, beforeTransactionSelection: caret, prosemirrorView: view }: Binding): void {
  if (caret?.type !== 'text' || !view) return
  for (const [end, number] of ends) {
    const place = caret[end] && Y.createAbsolutePositionFromRelativePosition(caret[end], doc)
    if (place && isIn(type, place.type)) {
      caret[number] = null
      // By its index, for the library takes the front of the first line for an error when it is known by a letter that is gone.
      if (place.type instanceof Y.XmlText)
        caret[end] = Y.createRelativePositionFromTypeIndex(place.type, place.index, -1)
    } else if (caret[number] !== null) caret[number] = Math.min(caret[number], view.state.doc.content.size)
  }
}

function isIn(section: Y.XmlFragment, type: Y.AbstractType<unknown>): boolean {
  if (type === section) return true
  return type._item !== null && !type._item.deleted && Y.isParentOf(section, type._item)
}
