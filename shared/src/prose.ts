import * as Y from 'yjs'
import { noteSection, safeHref } from './notes.ts'
import { stretchesOf } from './notes-tree.ts'

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

/** So many lists stand in one another at most; what a client nested deeper reads as lines of the last. */
export const deepestList = 9

/** The paragraphs and lists of a section, without the empty ones. */
export function proseOf(doc: Y.Doc, section: string): Block[] {
  return blocksOf(noteSection(doc, section)).filter(says)
}

/** Whether anything is written in a section. */
export function isWritten(doc: Y.Doc, section: string): boolean {
  return proseOf(doc, section).length > 0
}

/** Children that are still to be read, in how many lists, and where what they are goes; in a list each begins an item. */
type Place = { children: Iterator<unknown>; lists: number; into: Block[]; list?: Block[][] | undefined }

/** Keeps its place in a list of its own: a client may have nested deeper than calls can go. */
function blocksOf(text: Y.XmlFragment): Block[] {
  const blocks: Block[] = []
  const path: Place[] = [{ children: text.toArray().values(), lists: 0, into: blocks }]
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const { done, value } = place.children.next()
    if (done) path.pop()
    else if (value instanceof Y.XmlElement) {
      const inner = placeIn(place, value)
      if (inner) path.push(inner)
    }
  }
  return blocks
}

/** Where to go on within an element; null when it has been read. */
function placeIn({ list, lists, into }: Place, element: Y.XmlElement): Place | null {
  const children = () => element.toArray().values()
  if (list) {
    const item: Block[] = []
    list.push(item)
    return { children: children(), lists, into: item }
  }
  switch (element.nodeName) {
    case 'paragraph':
      into.push({ kind: 'paragraph', words: element.toArray().flatMap(wordsOf) })
      return null
    case 'bulletList':
    case 'orderedList': {
      if (lists === deepestList) return { children: children(), lists, into }
      const items: Block[][] = []
      into.push({ kind: element.nodeName, items })
      return { children: children(), lists: lists + 1, into, list: items }
    }
    case 'listItem':
      return lists === deepestList ? { children: children(), lists, into } : null
    default:
      return null
  }
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

const looks: ReadonlySet<string> = new Set(['bold', 'italic', 'link'])

function textsOf(node: Y.XmlText): Inline[] {
  return stretchesOf(node, looks).map(({ text, looks }) => ({
    kind: 'text',
    text,
    bold: looks.has('bold'),
    italic: looks.has('italic'),
    ...linkOf(looks.get('link')),
  }))
}

function linkOf(link: unknown): { href?: string } {
  if (typeof link !== 'object' || link === null || !('href' in link) || typeof link.href !== 'string') return {}
  const href = safeHref(link.href)
  return href === null ? {} : { href }
}

function says(block: Block): boolean {
  if (block.kind !== 'paragraph') return block.items.some(item => item.some(says))
  return block.words.some(word => (word.kind === 'text' ? word.text.trim() !== '' : word.kind !== 'break'))
}
