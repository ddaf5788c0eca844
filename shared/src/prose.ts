import * as Y from 'yjs'
import { noteSection, safeHref } from './notes.ts'

/** What is written in a section, free of the editor: enough to show, to print and to take along. */
export type Block = { kind: 'paragraph'; words: Inline[] } | { kind: 'bulletList' | 'orderedList'; items: Block[][] }
export type Inline =
  | { kind: 'text'; text: string; bold: boolean; italic: boolean; href?: string }
  | { kind: 'time'; filmMs: number }
  | { kind: 'break' }
  | ThingChip
/** A chip as it reads without what it points to: by the label it got when it was put in. */
export type ThingChip =
  | { kind: 'sequence'; sequenceId: string; label: string }
  | { kind: 'still'; recordingId: string; filmMs: number }
  | { kind: 'point'; pointId: string; label: string }

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
  const chip = chipOf(node.nodeName, node.getAttributes())
  return chip ? [chip] : []
}

/** The chip an element of a line is; null for anything else. */
export function chipOf(
  name: string,
  attributes: Record<string, unknown>,
): Exclude<Inline, { kind: 'text' | 'break' }> | null {
  const { filmMs, label, recordingId, sequenceId, pointId } = attributes
  if (name === 'timeChip' && typeof filmMs === 'number') return { kind: 'time', filmMs }
  if (name === 'stillChip' && typeof filmMs === 'number' && typeof recordingId === 'string')
    return { kind: 'still', recordingId, filmMs }
  if (typeof label !== 'string') return null
  if (name === 'sequenceChip' && typeof sequenceId === 'string') return { kind: 'sequence', sequenceId, label }
  return name === 'pointChip' && typeof pointId === 'string' ? { kind: 'point', pointId, label } : null
}

function textsOf(node: Y.XmlText): Inline[] {
  const parts: { insert: unknown; attributes?: Record<string, unknown> }[] = node.toDelta()
  return parts.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string'
      ? [
          {
            kind: 'text',
            text: insert,
            bold: 'bold' in attributes,
            italic: 'italic' in attributes,
            ...linkOf(attributes),
          },
        ]
      : [],
  )
}

function linkOf({ link }: Record<string, unknown>): { href?: string } {
  if (typeof link !== 'object' || link === null || !('href' in link) || typeof link.href !== 'string') return {}
  const href = safeHref(link.href)
  return href === null ? {} : { href }
}

function says(block: Block): boolean {
  if (block.kind !== 'paragraph') return block.items.some(item => item.some(says))
  return block.words.some(word => (word.kind === 'text' ? word.text.trim() !== '' : word.kind !== 'break'))
}
