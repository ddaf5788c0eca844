import { deepestList } from '@samsyn/shared'
import * as Y from 'yjs'

const lists: ReadonlySet<string> = new Set(['bulletList', 'orderedList'])
/** Nine lists, the items of each, and a line in the last: its letters lie as deep as the server takes them. */
const deepestLine = 2 * deepestList + 1

/** Where in the original one is, and in what of the copy; `level` and `lists` are of the copy. */
type Place = { children: Iterator<unknown>; into: Y.XmlElement; level: number; lists: number }

/**
 * A copy of a line to be put somewhere else, with no more in one another than the server takes: what lay deeper stands in
 * the last that there may be. Keeps its place in a list of its own: a client may have nested deeper than calls can go.
 */
export function copyOfLine(line: Y.XmlElement): Y.XmlElement {
  const top = bare(line)
  const path = [placeIn(line, top, 1, 0)]
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const { done, value } = place.children.next()
    if (done) path.pop()
    else if (value instanceof Y.XmlText) append(place.into, value.clone())
    else if (value instanceof Y.XmlElement) path.push(within(place, value))
  }
  return top
}

/** Whether more lies in one another in a line than the server takes. */
export function isDeep(line: Y.XmlElement): boolean {
  const path = [[line].values() as Iterator<unknown>]
  for (let children = path.at(-1); children; children = path.at(-1)) {
    const { done, value } = children.next()
    if (done) path.pop()
    else if (value instanceof Y.XmlElement && value.length > 0) {
      if (path.length > deepestLine) return true
      path.push(value.toArray().values())
    }
  }
  return false
}

function within(place: Place, element: Y.XmlElement): Place {
  if (isTooDeep(place, element)) return { ...place, children: element.toArray().values() }
  const copy = bare(element)
  append(place.into, copy)
  return placeIn(element, copy, place.level + 1, place.lists)
}

/** A chip has nothing in it, and stands among the letters. */
function isTooDeep({ into, level, lists: around }: Place, { nodeName, length }: Y.XmlElement): boolean {
  if (length === 0) return false
  if (lists.has(nodeName)) return around >= deepestList
  return level >= deepestLine || (nodeName === 'listItem' && !lists.has(into.nodeName))
}

const placeIn = (original: Y.XmlElement, into: Y.XmlElement, level: number, around: number): Place => ({
  children: original.toArray().values(),
  ...{ into, level, lists: around + (lists.has(into.nodeName) ? 1 : 0) },
})

function bare(element: Y.XmlElement): Y.XmlElement {
  const made = new Y.XmlElement(element.nodeName)
  for (const [key, value] of Object.entries(element.getAttributes())) made.setAttribute(key, value as string)
  return made
}

const append = (parent: Y.XmlElement, child: Y.XmlElement | Y.XmlText) => parent.insert(parent.length, [child])
