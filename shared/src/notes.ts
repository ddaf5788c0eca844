import * as Y from 'yjs'
import { dimensionsOf, type Manual } from './manual/manual.ts'

/** The sections of a meeting's notes in reading order: what happened since last, each dimension, what is taken along, the next step. */
export function noteSections(manual: Manual): string[] {
  return ['sinceLast', ...dimensionsOf(manual).map(dimension => dimension.key), 'takeAway', 'nextStep']
}

/** The rich text of one section, shared by everybody who has the document open. */
export function noteSection(doc: Y.Doc, section: string): Y.XmlFragment {
  return doc.getXmlFragment(`section:${section}`)
}

const address = /^(?:https?:\/\/[^\s\p{Cc}/?#]+[^\s\p{Cc}]*|mailto:[^\s\p{Cc}@]+@[^\s\p{Cc}@]+)$/iu

/** Where a link in the notes leads; null for anything but a web page or an e-mail address. */
export function safeHref(written: string): string | null {
  const words = written.trim()
  const href = /^www\./i.test(words) ? `https://${words}` : words
  return address.test(href) ? href : null
}

/** A section as plain text, a line per paragraph or list item; empty when nothing is written. */
export function sectionText(doc: Y.Doc, section: string): string {
  return linesOf(noteSection(doc, section)).join('\n').trim()
}

const blocks = new Set(['paragraph', 'heading'])

function linesOf(node: Y.XmlFragment | Y.XmlElement): string[] {
  return node.toArray().flatMap(child => {
    if (!(child instanceof Y.XmlElement)) return []
    return blocks.has(child.nodeName) ? [textOf(child)] : linesOf(child)
  })
}

function textOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .map(child => (child instanceof Y.XmlText ? plain(child) : ''))
    .join('')
}

function plain(text: Y.XmlText): string {
  const delta: { insert: unknown }[] = text.toDelta()
  return delta.map(part => (typeof part.insert === 'string' ? part.insert : '')).join('')
}
