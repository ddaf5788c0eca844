import { type Attributes, type Editor, mergeAttributes, Node } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import type { NoteHands, Still } from '../note-hands.ts'
import { chipView } from './chip-view.ts'

export type Attrs = Record<string, unknown>

/** How a chip looks and is spoken of now. */
export type ChipFace = {
  text: string
  /** What pressing it does, in words; or that there is nothing to press any more. */
  spoken: string
  shape?: 'lookingGood' | 'lookingCloser' | 'still' | 'drawn' | 'point'
  /** What it points to is no longer there. */
  gone?: boolean
}

/** The words of chips, in the language of the screen. */
export type ChipWords = {
  goTo(filmMs: number): string
  still(filmMs: number): string
  showStill(filmMs: number, drawn: boolean): string
  showSequence(title: string): string
  point(text: string): string
  gone(label: string): string
}

export type ChipOptions = { hands: NoteHands; words: ChipWords }

/** What one kind of chip is: which ids it keeps, its face, and what pressing it does. */
export type ChipKind = {
  name: string
  /** How it stands in copied text: `data-<attribute>` of its first id. */
  attributes: Record<string, 'text' | 'number'>
  face(attrs: Attrs, options: ChipOptions): ChipFace
  press(attrs: Attrs, hands: NoteHands): void
  /** The still whose picture stands before its words. */
  still?(attrs: Attrs): Still
}

const dataName = (attribute: string) => `data-${attribute.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

/** A thing of the meeting within a line of text. The document keeps its ids and a label to fall back on, nothing else. */
export function createChip(kind: ChipKind, options: ChipOptions) {
  const { name } = kind
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,

    addAttributes: () => attributesOf(kind),
    parseHTML: () => [{ tag: `span[data-chip="${name}"]` }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'span',
      mergeAttributes({ 'data-chip': name }, HTMLAttributes),
      kind.face(node.attrs, options).text,
    ],
    renderText: ({ node }) => kind.face(node.attrs, options).text,

    addKeyboardShortcuts() {
      const pressChosen = () => {
        const { selection } = this.editor.state
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== name) return false
        kind.press(selection.node.attrs, options.hands)
        return true
      }
      return { Enter: pressChosen }
    },
    addNodeView:
      () =>
      ({ node }) =>
        chipView(kind, node, options),
  })
}

function attributesOf({ attributes }: ChipKind): Attributes {
  const entries = Object.entries(attributes).map(([key, type]) => {
    const read = (element: HTMLElement) => {
      const value = element.getAttribute(dataName(key)) ?? ''
      return type === 'number' ? Number(value) || 0 : value
    }
    const write = (attrs: Attrs) => ({ [dataName(key)]: attrs[key] })
    return [key, { default: type === 'number' ? 0 : '', parseHTML: read, renderHTML: write }]
  })
  return Object.fromEntries(entries)
}

/** Puts a chip where the caret is, and a space after it to write on from. */
export function insertChip(editor: Editor, type: string, attrs: Attrs): boolean {
  return editor
    .chain()
    .focus()
    .insertContent([
      { type, attrs },
      { type: 'text', text: ' ' },
    ])
    .run()
}
