import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { caretColour } from './caret-colour.ts'
import { personFrom } from './writers.ts'

/** Shows where the others write: a caret with their name. Coloured by class, because the content policy lets no styles in. */
export const RemoteCarets = Extension.create<{ awareness: Awareness | null }>({
  name: 'remoteCarets',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options
    if (!awareness) return []
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: caret,
        selectionBuilder: user => ({ class: `remote-selection remote-selection--${caretColour(idOf(user))}` }),
      }),
    ]
  },
})

function caret(user: unknown): HTMLElement {
  const element = document.createElement('span')
  element.className = `remote-caret remote-caret--${caretColour(idOf(user))}`
  const name = document.createElement('span')
  name.className = 'remote-caret__name'
  name.textContent = personFrom(user)?.displayName ?? ''
  // Word joiners keep the line from breaking at the caret.
  element.append('\u2060', name, '\u2060')
  return element
}

const idOf = (user: unknown) => personFrom(user)?.id ?? ''
