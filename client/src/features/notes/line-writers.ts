import { elementsIn, noteSection } from '@samsyn/shared'
import * as Y from 'yjs'

/** Which person writes by which of the document's client ids. */
export type Owners = ReadonlyMap<number, string>

/** Told by the lines themselves: whoever stamped a line did it by a client id of their own. */
export function ownersIn(doc: Y.Doc, sections: readonly string[]): Map<number, string> {
  const owners = new Map<number, string>()
  for (const line of sections.flatMap(section => linesOf(noteSection(doc, section)))) {
    const author: unknown = line.getAttribute('author')
    const item = line._map.get('author')
    if (item && typeof author === 'string') owners.set(item.id.client, author)
  }
  return owners
}

/** The persons who wrote each line of a section, in the order of the lines; who began it first. */
export function writersOfLines(doc: Y.Doc, section: string, owners: Owners): string[][] {
  return linesOf(noteSection(doc, section)).map(line => {
    const author: unknown = line.getAttribute('author')
    const others = clientsIn(line).flatMap(client => owners.get(client) ?? [])
    return [...new Set([...(typeof author === 'string' ? [author] : []), ...others])]
  })
}

function linesOf(text: Y.XmlFragment): Y.XmlElement[] {
  const isLine = ({ nodeName }: Y.XmlElement) => nodeName === 'paragraph'
  return [...elementsIn(text, element => !isLine(element))].filter(isLine)
}

/** The client ids that wrote what still stands in a line. */
function clientsIn(line: Y.XmlElement): number[] {
  return line.toArray().flatMap(child => {
    if (!(child instanceof Y.XmlText)) return child._item ? [child._item.id.client] : []
    const clients: number[] = []
    for (let item = child._start; item !== null; item = item.right)
      if (!item.deleted && item.countable) clients.push(item.id.client)
    return clients
  })
}
