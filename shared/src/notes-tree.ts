import * as Y from 'yjs'

/**
 * The elements within a text in reading order; those within an element too, if `into` says so. Keeps its place in a list
 * of its own: a client may have nested deeper than calls can go.
 */
export function* elementsIn(text: Y.XmlFragment, into: (element: Y.XmlElement) => boolean): Generator<Y.XmlElement> {
  const path = [text.toArray().values()]
  for (let children = path.at(-1); children; children = path.at(-1)) {
    const { done, value } = children.next()
    if (done) path.pop()
    else if (value instanceof Y.XmlElement) {
      yield value
      if (into(value)) path.push(value.toArray().values())
    }
  }
}

/** A stretch of a text that looks the same, with what of `looks` is set on it. */
export type Stretch = { text: string; looks: ReadonlyMap<string, unknown> }

/** The letters of a text, with those of these looks that they have: whatever else is set on them costs nothing. */
export function stretchesOf(text: Y.XmlText, looks: ReadonlySet<string>): Stretch[] {
  const stretches: { words: string[]; looks: Map<string, unknown> }[] = []
  let now = new Map<string, unknown>()
  let isSame = false
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) {
      if (!isSame) stretches.push({ words: [], looks: now })
      stretches.at(-1)?.words.push(content.str)
      isSame = true
    } else if (content instanceof Y.ContentFormat && looks.has(content.key)) {
      now = new Map(now)
      if (content.value === null) now.delete(content.key)
      else now.set(content.key, content.value)
      isSame = false
    } else if (content.isCountable()) isSame = false
  }
  return stretches.map(({ words, looks }) => ({ text: words.join(''), looks }))
}
