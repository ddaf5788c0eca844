import { noteSection } from '@samsyn/shared'
import * as Y from 'yjs'
import { copyOfLine, isDeep } from './line-copy.ts'
import { contentOf, sameContent } from './private-lines.ts'

type Parent = Y.XmlFragment | Y.XmlElement

/** Whether a section reads otherwise now than it did then. */
export function differs(now: Y.Doc, then: Y.Doc, section: string): boolean {
  return !sameContent(noteSection(now, section), noteSection(then, section))
}

/**
 * Makes a section what it was then, by a new change that touches only what differs: lines that are the same stay, and
 * with them the carets in them. Answers how to take it back, which leaves what others have written since.
 */
export function restoreSection(now: Y.Doc, then: Y.Doc, section: string): () => void {
  const fragment = noteSection(now, section)
  const undo = new Y.UndoManager([fragment], { trackedOrigins: new Set([restoreSection]) })
  now.transact(() => align(fragment, noteSection(then, section)), restoreSection)
  return () => {
    undo.undo()
    undo.destroy()
  }
}

type Pair = [now: Parent, then: Parent]

function align(...first: Pair) {
  const pairs = [first]
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) alignChildren(pair, (...inner) => void pairs.push(inner))
}

function alignChildren([now, then]: Pair, later: (...inner: Pair) => void) {
  const [mine, theirs] = [now.toArray(), then.toArray()]
  const { before, after } = common(mine, theirs, sameContent)
  const olds = mine.slice(before, mine.length - after)
  const news = theirs.slice(before, theirs.length - after)
  let at = before
  for (const [index, wanted] of news.entries()) {
    const old = olds[index]
    if (!old || !alignPair(old, wanted, later)) {
      if (old) now.delete(at)
      now.insert(at, [copied(wanted)])
    }
    at++
  }
  const left = olds.length - news.length
  if (left > 0) now.delete(at, left)
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook

/** Aligns two of the same kind, what is in them `later`, and says whether they were. */
function alignPair(old: Child, wanted: Child, later: (...inner: Pair) => void): boolean {
  if (old instanceof Y.XmlText && wanted instanceof Y.XmlText) {
    alignText(old, wanted)
    return true
  }
  if (!(old instanceof Y.XmlElement && wanted instanceof Y.XmlElement) || isDeep(wanted)) return false
  const like = (element: Y.XmlElement) => JSON.stringify([element.nodeName, element.getAttributes()])
  if (like(old) !== like(wanted)) return false
  later(old, wanted)
  return true
}

type Letter = { insert: string | object; attributes?: Record<string, object> }

function alignText(now: Y.XmlText, then: Y.XmlText) {
  const [mine, theirs] = [lettersOf(now), lettersOf(then)]
  const { before, after } = common(mine, theirs, (one, other) => JSON.stringify(one) === JSON.stringify(other))
  const left = mine.length - before - after
  if (left > 0) now.delete(before, left)
  theirs.slice(before, theirs.length - after).forEach(({ insert, attributes = {} }, index) => {
    if (typeof insert === 'string') now.insert(before + index, insert, { ...attributes })
    else now.insertEmbed(before + index, insert, { ...attributes })
  })
}

/** A text one character at a time, each with how it looks. */
function lettersOf(text: Y.XmlText): Letter[] {
  const parts: Letter[] = text.toDelta()
  return parts.flatMap(part =>
    typeof part.insert === 'string' ? part.insert.split('').map(insert => ({ ...part, insert })) : [part],
  )
}

function common<T>(mine: readonly T[], theirs: readonly T[], same: (one: T, other: T) => boolean) {
  const most = Math.min(mine.length, theirs.length)
  let before = 0
  while (before < most && same(mine[before] as T, theirs[before] as T)) before++
  let after = 0
  while (after < most - before && same(mine.at(-1 - after) as T, theirs.at(-1 - after) as T)) after++
  return { before, after }
}

function copied(child: Child): Y.XmlElement | Y.XmlText {
  if (child instanceof Y.XmlText) return child.clone()
  if (child instanceof Y.XmlElement) return copyOfLine(child)
  throw new Error(`notes hold no ${JSON.stringify(contentOf(child))}`)
}
