import { mergeAttributes, Node } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { filmTime } from '../../i18n/format.ts'

export type TimeChipOptions = {
  /** The film time now, in ms. */
  now: () => number
  goTo: (filmMs: number) => void
  /** What pressing a chip does, in words. */
  label: (filmMs: number) => string
}

const name = 'timeChip'

/** A time of the film within a line of text; pressing it goes there. */
export const TimeChip = Node.create<TimeChipOptions>({
  name,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions: () => ({ now: () => 0, goTo: () => {}, label: filmTime }),

  addAttributes: () => ({
    filmMs: {
      default: 0,
      parseHTML: element => Number(element.getAttribute('data-film-ms')) || 0,
      renderHTML: ({ filmMs }) => ({ 'data-film-ms': filmMs }),
    },
  }),

  parseHTML: () => [{ tag: 'span[data-film-ms]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), filmTime(node.attrs.filmMs)],
  renderText: ({ node }) => filmTime(node.attrs.filmMs),

  addKeyboardShortcuts() {
    return {
      'Alt-t': () => insertTime(this.editor, this.options.now()),
      Enter: () => {
        const { selection } = this.editor.state
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== name) return false
        this.options.goTo(selection.node.attrs.filmMs)
        return true
      },
    }
  },

  addNodeView() {
    return ({ node }) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'time-chip'
      button.contentEditable = 'false'
      button.dataset.testid = 'time-chip'
      button.dataset.filmMs = String(node.attrs.filmMs)
      button.textContent = filmTime(node.attrs.filmMs)
      button.setAttribute('aria-label', this.options.label(node.attrs.filmMs))
      // The caret stays where it was: one looks at the film and writes on.
      button.addEventListener('mousedown', event => event.preventDefault())
      button.addEventListener('click', () => this.options.goTo(node.attrs.filmMs))
      return { dom: button, stopEvent: event => event.target === button && !(event instanceof DragEvent) }
    }
  },
})

type Chain = { insertContent(content: object[]): Chain; focus(): Chain; run(): boolean }

/** Puts a time of the film where the caret is, and a space after it to write on from. */
export function insertTime(editor: { chain(): Chain }, filmMs: number): boolean {
  const chip = { type: name, attrs: { filmMs: Math.round(filmMs) } }
  return editor
    .chain()
    .focus()
    .insertContent([chip, { type: 'text', text: ' ' }])
    .run()
}
