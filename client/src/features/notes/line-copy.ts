import { deepestList } from '@samsyn/shared'
import * as Y from 'yjs'

const lists: ReadonlySet<string> = new Set(['bulletList', 'orderedList'])
/** Nine lists, the items of each, and a line in the last: its letters lie as deep as the server takes them. */
const deepestLine = 2 * deepestList + 1

type Copied = { name: string; content: (Y.XmlElement | Y.XmlText)[] }

/** Where in the original one is, and in what of the copy, which is at this level and in so many lists; `made` is filled at the end. */
type Place = { children: Iterator<unknown>; into: Copied; level: number; lists: number; made: Y.XmlElement | null }
/** So many are put into an element at a time: each is an argument of a call. */
const atOnce = 10_000

/**
 * A copy of a line to be put somewhere else, with no more in one another than the server takes: what lay deeper stands in
 * the last that there may be. Keeps its place in a list of its own: a client may have nested deeper than calls can go.
 */
export function copyOfLine(line: Y.XmlElement): Y.XmlElement {
  const top = bare(line)
  const path = [placeIn(line, top, 1, 0)]
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const { done, value } = place.children.next()
    if (done) fill(path.pop())
    else if (value instanceof Y.XmlText) place.into.content.push(value.clone())
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
  if (isTooDeep(place, element)) return { ...place, made: null, children: element.toArray().values() }
  const copy = bare(element)
  place.into.content.push(copy)
  return placeIn(element, copy, place.level + 1, place.lists)
}

/** A chip has nothing in it, and stands among the letters. */
function isTooDeep({ into, level, lists: around }: Place, { nodeName, length }: Y.XmlElement): boolean {
  if (length === 0) return false
  if (lists.has(nodeName)) return around >= deepestList
  return level >= deepestLine || (nodeName === 'listItem' && !lists.has(into.name))
}

const placeIn = (original: Y.XmlElement, made: Y.XmlElement, level: number, around: number): Place => ({
  children: original.toArray().values(),
  into: { name: made.nodeName, content: [] },
  ...{ made, level, lists: around + (lists.has(made.nodeName) ? 1 : 0) },
})

function fill(place: Place | undefined) {
  const content = place?.into.content ?? []
  for (let at = 0; at < content.length; at += atOnce) place?.made?.insert(at, content.slice(at, at + atOnce))
}

function bare(element: Y.XmlElement): Y.XmlElement {
  const made = new Y.XmlElement(element.nodeName)
  for (const [key, value] of Object.entries(element.getAttributes())) made.setAttribute(key, value as string)
  return made
}
