import type { Selection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { copyOfLine } from './line-copy.ts'

const lists = new Set(['bulletList', 'orderedList'])

/** Lines that stand after one another in a text: paragraphs of it, or items of one of its lists. */
export type Lines = { parent: Y.XmlFragment | Y.XmlElement; elements: Y.XmlElement[] }

/** The lines a selection touches: the items when it lies within one list, else whole paragraphs and lists. */
export function linesAt(fragment: Y.XmlFragment, { $from, $to }: Pick<Selection, '$from' | '$to'>): Lines {
  const [first, last] = [$from.index(0), $to.index(0)]
  const only = first === last ? fragment.get(first) : null
  const isList = only instanceof Y.XmlElement && lists.has(only.nodeName)
  const parent = isList ? only : fragment
  const depth = isList ? 1 : 0
  const elements = parent.slice($from.index(depth), $to.index(depth) + 1)
  return { parent, elements: elements.filter(element => element instanceof Y.XmlElement) }
}

/** The same lines to be put somewhere else; items come in a list of their own kind. */
export function copyOf({ parent, elements }: Lines): Y.XmlElement[] {
  const copies = elements.map(copyOfLine)
  if (!(parent instanceof Y.XmlElement)) return copies
  const list = new Y.XmlElement(parent.nodeName)
  list.insert(0, copies)
  return [list]
}

/**
 * All that is in a text, one after the other, in an order that is the same for the same text. Keeps its place in a list of
 * its own: a client may have nested deeper than calls can go.
 */
export function contentOf(node: unknown): unknown[] {
  const content: unknown[] = []
  const path = [[node].values()]
  for (let nodes = path.at(-1); nodes; nodes = path.at(-1)) {
    const { done, value } = nodes.next()
    if (done) {
      path.pop()
      content.push('end')
    } else if (value instanceof Y.XmlFragment) {
      content.push(value instanceof Y.XmlElement ? [value.nodeName, value.getAttributes()] : 'text')
      path.push(value.toArray().values())
    } else content.push(value instanceof Y.XmlText ? value.toDelta() : null)
  }
  return content
}

export const sameContent = (one: unknown, other: unknown): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
