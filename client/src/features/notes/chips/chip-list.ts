import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { exitSuggestion, Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { createStore, type Readable } from '../../../store.ts'
import type { NoteHands } from '../note-hands.ts'
import { type Offer, type OfferWords, offersFor } from './offers.ts'

/** The open list: what it offers, which of it is at hand, and where on the screen its @ stands. */
export type OpenList = { offers: readonly Offer[]; index: number; at: DOMRect; choose(index: number): void }
export type ChipList = { open: Readable<OpenList | null>; extension: Extension }

/** The list that @ opens in a section. `id` is the listbox's, for who hears the screen instead of seeing it. */
export function createChipList(id: string, hands: NoteHands, words: OfferWords): ChipList {
  const open = createStore<OpenList | null>(null)
  const key = new PluginKey(`chip-list-${id}`)

  function show({ items, clientRect, command }: SuggestionProps<Offer, Offer>, index = 0) {
    const at = clientRect?.()
    if (!at || items.length === 0) return open.set(null)
    const choose = (chosen: number) => {
      const offer = items[chosen]
      if (offer) command(offer)
    }
    open.set({ offers: items, index: Math.min(index, items.length - 1), at, choose })
  }

  function press(event: KeyboardEvent): boolean {
    const list = open.get()
    if (!list) return false
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      const { length } = list.offers
      open.set({ ...list, index: (list.index + by + length) % length })
      return true
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return false
    list.choose(list.index)
    return true
  }

  const extension = Extension.create({
    name: 'chipList',
    // Before lists and lines, which would take Enter and Tab.
    priority: 900,
    onBlur: ({ editor }) => exitSuggestion(editor.view, key),
    addProseMirrorPlugins() {
      return [
        Suggestion<Offer, Offer>({
          pluginKey: key,
          editor: this.editor,
          char: '@',
          items: ({ query }) => offersFor(query, hands, words),
          allow: ({ editor }) => editor.isEditable,
          command: ({ editor, range, props: { type, attrs } }) =>
            editor
              .chain()
              .focus()
              .insertContentAt(range, [
                { type, attrs },
                { type: 'text', text: ' ' },
              ])
              .run(),
          render: () => ({
            onStart: show,
            onUpdate: props => show(props, open.get()?.index),
            onKeyDown: ({ event }) => press(event),
            onExit: () => open.set(null),
          }),
        }),
      ]
    },
    onCreate: ({ editor }) => void open.subscribe(() => tell(editor.view.dom, id, open.get())),
  })
  return { open, extension }
}

/** The id of an offer in its listbox. */
export const offerId = (listId: string, index: number) => `${listId}-${index}`

/** The caret stays in the text; the text says which offer is at hand. */
function tell(text: HTMLElement, listId: string, list: OpenList | null) {
  if (!list) for (const name of ['aria-controls', 'aria-activedescendant']) text.removeAttribute(name)
  else {
    text.setAttribute('aria-controls', listId)
    text.setAttribute('aria-activedescendant', offerId(listId, list.index))
  }
}
