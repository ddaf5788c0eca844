import * as Y from 'yjs'
import { dimensionsOf, type Manual } from './manual/manual.ts'
import { elementsIn, stretchesOf } from './notes-tree.ts'

/** The sections of a meeting's notes in reading order: what happened since last, each dimension, what is taken along, the next step. */
export function noteSections(manual: Manual): string[] {
  return ['sinceLast', ...dimensionsOf(manual).map(dimension => dimension.key), 'takeAway', 'nextStep']
}

/** The rich text of one section, shared by everybody who has the document open. */
export function noteSection(doc: Y.Doc, section: string): Y.XmlFragment {
  return doc.getXmlFragment(`section:${section}`)
}

const address = /^(?:https?:\/\/[^\s\p{Cc}/?#][^\s\p{Cc}]*|mailto:[^\s\p{Cc}@]+@[^\s\p{Cc}@]+)$/iu
const longestAddress = 2000

/** Where a link in the notes leads; null for anything but a web page or an e-mail address of at most 2,000 letters. */
export function safeHref(written: string): string | null {
  const words = written.trim()
  if (words.length > longestAddress) return null
  const href = /^www\./i.test(words) ? `https://${words}` : words
  return address.test(href) ? href : null
}

/** A section as plain text, a line per paragraph or list item; empty when nothing is written. */
export function sectionText(doc: Y.Doc, section: string): string {
  const lines: string[] = []
  const isLine = ({ nodeName }: Y.XmlElement) => blocks.has(nodeName)
  for (const element of elementsIn(noteSection(doc, section), element => !isLine(element)))
    if (isLine(element)) lines.push(textOf(element))
  return lines.join('\n').trim()
}

const blocks = new Set(['paragraph', 'heading'])
const noLooks: ReadonlySet<string> = new Set()

function textOf(element: Y.XmlElement): string {
  const texts = element.toArray().flatMap(child => (child instanceof Y.XmlText ? stretchesOf(child, noLooks) : []))
  return texts.map(({ text }) => text).join('')
}
