import { type DocumentName, documentNamed } from '@samsyn/shared'
import { mergeUpdates } from 'yjs'
import { createStore, type Readable } from '../store.ts'
import { type Kept, type Leaving, openShelf, unsentOf } from './unsent.ts'
import { wordsIn } from './words-in.ts'

/** Words that can never be sent, for their writer to copy. `text` is empty where only something drawn is left. */
export type LeftWords = { why: Leaving; document: DocumentName; text: string; kept: readonly Kept[] }

const left = createStore<readonly LeftWords[]>([])

/** All that was refused of what the person here has written, and not thrown away yet. */
export const leftWords: Readable<readonly LeftWords[]> = left

/** Leaves what was refused, all of one document and for one reason, to its writer. */
export function leave(refused: readonly Kept[], why: Leaving): void {
  const known = left.get()
  const ids = new Set(known.flatMap(({ kept }) => kept.map(({ id }) => id)))
  const kept = refused.filter(({ id }) => !ids.has(id))
  const document = documentNamed(kept[0]?.path ?? '')
  if (!document) return
  const text = kept[0]?.words ?? wordsIn(mergeUpdates(kept.map(({ update }) => update)))
  const words = { why, document, text, kept }
  left.update(all => [...all, words])
  // Where nothing was written, only deleted, nothing is lost.
  const isEmpty = text === '' && document.kind !== 'drawings'
  if (isEmpty || known.some(one => one.text === text && one.kept[0]?.path === kept[0]?.path)) throwAway(words)
}

/** Finds what was refused before this page was loaded. */
export async function findLeftWords(owner: string): Promise<void> {
  const found = Map.groupBy(await unsentOf(owner), ({ path, refusal }) => `${path} ${refusal}`)
  for (const kept of found.values()) {
    const [first] = kept
    if (first?.refusal) leave(kept, first.refusal)
  }
}

/** Lets words go that their writer has copied, or does not want. */
export function throwAway(words: LeftWords): void {
  left.update(all => all.filter(one => one !== words))
  const [first] = words.kept
  if (first) openShelf(first.owner, first.path).letGo(words.kept)
}
