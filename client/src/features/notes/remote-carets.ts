import { CoWriter } from '@samsyn/shared'
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { caretColour } from './caret-colour.ts'
import { createCaretNames } from './caret-names.ts'

type Changed = { added: number[]; updated: number[] }

/** Shows where the others write: a caret, and while they write their name. Coloured by class, because the content policy lets no styles in. */
export const remoteCarets = (awareness: Awareness) =>
  Extension.create({
    name: 'remoteCarets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        cursorBuilder: caret,
        selectionBuilder: user => ({ class: `remote-selection remote-selection--${caretColour(idOf(user))}` }),
      }),
      namesThatRest(awareness),
    ],
  })

function namesThatRest(awareness: Awareness): Plugin {
  return new Plugin({
    view(view) {
      const names = createCaretNames()
      const moved = ({ added, updated }: Changed) => {
        for (const client of [...added, ...updated]) names.show(client, view.dom)
      }
      awareness.on('change', moved)
      return {
        destroy() {
          awareness.off('change', moved)
          names.close()
        },
      }
    },
  })
}

function caret(user: unknown, client: number): HTMLElement {
  const element = document.createElement('span')
  element.className = `remote-caret remote-caret--${caretColour(idOf(user))}`
  element.dataset.client = String(client)
  // Others' carets come and go at every letter: who hears the screen is told at the section's heading who writes there.
  element.setAttribute('aria-hidden', 'true')
  const name = document.createElement('span')
  name.className = 'remote-caret__name'
  name.textContent = CoWriter.safeParse(user).data?.displayName ?? ''
  // Word joiners keep the line from breaking at the caret.
  element.append('\u2060', name, '\u2060')
  return element
}

const idOf = (user: unknown) => CoWriter.safeParse(user).data?.id ?? ''
