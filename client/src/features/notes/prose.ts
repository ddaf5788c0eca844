import { noteSection } from '@samsyn/shared'
import * as Y from 'yjs'

/** What is written in a section, free of the editor: enough to show and to print it. */
export type Block = { kind: 'paragraph'; words: Inline[] } | { kind: 'bulletList' | 'orderedList'; items: Block[][] }
export type Inline =
  | { kind: 'text'; text: string; bold: boolean; italic: boolean }
  | { kind: 'time'; filmMs: number }
  | { kind: 'break' }

/** The paragraphs and lists of a section, without the empty ones. */
export function proseOf(doc: Y.Doc, section: string): Block[] {
  return blocksOf(noteSection(doc, section)).filter(says)
}

/** Whether anything is written in a section. */
export function isWritten(doc: Y.Doc, section: string): boolean {
  return proseOf(doc, section).length > 0
}

function blocksOf(node: Y.XmlFragment): Block[] {
  return node.toArray().flatMap(child => (child instanceof Y.XmlElement ? blockOf(child) : []))
}

function blockOf(element: Y.XmlElement): Block[] {
  switch (element.nodeName) {
    case 'paragraph':
      return [{ kind: 'paragraph', words: element.toArray().flatMap(wordsOf) }]
    case 'bulletList':
    case 'orderedList':
      return [{ kind: element.nodeName, items: itemsOf(element) }]
    default:
      return []
  }
}

function itemsOf(list: Y.XmlElement): Block[][] {
  return list.toArray().flatMap(item => (item instanceof Y.XmlElement ? [blocksOf(item)] : []))
}

function wordsOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): Inline[] {
  if (node instanceof Y.XmlText) return textsOf(node)
  if (!(node instanceof Y.XmlElement)) return []
  if (node.nodeName === 'hardBreak') return [{ kind: 'break' }]
  const filmMs: unknown = node.getAttribute('filmMs')
  return node.nodeName === 'timeChip' && typeof filmMs === 'number' ? [{ kind: 'time', filmMs }] : []
}

function textsOf(node: Y.XmlText): Inline[] {
  const parts: { insert: unknown; attributes?: Record<string, unknown> }[] = node.toDelta()
  return parts.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string'
      ? [{ kind: 'text', text: insert, bold: 'bold' in attributes, italic: 'italic' in attributes }]
      : [],
  )
}

function says(block: Block): boolean {
  if (block.kind !== 'paragraph') return block.items.some(item => item.some(says))
  return block.words.some(word => (word.kind === 'text' ? word.text.trim() !== '' : word.kind === 'time'))
}
