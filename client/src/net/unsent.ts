import { createStore, type Readable } from '../store.ts'
import { browserStore } from './browser-store.ts'

/** Why words can never be sent: their document is gone, it takes no more, or it does not take these. */
export type Refusal = 'erased' | 'full' | 'refused'

/** Why words are left to their writer; `overtaken`: somebody had deleted the line that they were written in. */
export type Leaving = Refusal | 'overtaken'

/** A change that somebody made and that its document's server has not acknowledged, or the `words` that are left of some. */
export type Kept = {
  id: string
  owner: string | null
  path: string
  atMs: number
  update: Uint8Array
  refusal?: Leaving
  words?: string
}

/** Where the browser keeps the unsent words of a person in a document. What it cannot keep lives as long as the page. */
export type Shelf = {
  /** What was kept here before and may still be sent; none when the browser keeps nothing. */
  restore(): Promise<Kept[]>
  keep(update: Uint8Array): Kept
  /** Words that stay for their writer to look at, and are sent no more. */
  keepWords(words: string, refusal: Leaving): Kept
  /** These stay here no longer: they are on the server, or their writer has let them go. */
  letGo(kept: readonly Kept[]): void
  /** These stay for their writer to look at, and are not sent again. */
  refuse(kept: readonly Kept[], refusal: Refusal): void
}

const inStore = browserStore('samsyn', 'unsent', 'id')
const longestMs = 14 * 24 * 3_600_000
/** Nobody waits longer for the browser than this. */
const patienceMs = 1_000
/** An update that changes nothing. */
const empty = Uint8Array.of(0, 0)

const keeping = createStore(true)

/** Whether this browser keeps what is not sent, as far as it has shown. */
export const keepsUnsent: Readable<boolean> = keeping

/** The shelf of a person; nobody's words are kept only in memory. */
export function openShelf(owner: string | null, path: string): Shelf {
  const mine = (kept: Kept) => kept.owner === owner && kept.path === path && kept.refusal === undefined
  const put = async (kept: readonly Kept[]) => {
    if (owner === null || kept.length === 0) return
    await inStore('readwrite', store => kept.map(one => store.put(one))).then(
      () => keeping.set(true),
      () => keeping.set(false),
    )
  }
  function keep(what: Pick<Kept, 'update' | 'words' | 'refusal'>): Kept {
    const kept = { id: crypto.randomUUID(), owner, path, atMs: Date.now(), ...what }
    void put([kept])
    return kept
  }
  return {
    restore: async () => (owner === null ? [] : keptHere().then(all => all.filter(mine), noneKept)),
    keep: update => keep({ update }),
    keepWords: (words, refusal) => keep({ update: empty, words, refusal }),
    letGo: kept => void remove(kept),
    refuse: (kept, refusal) => void put(kept.map(one => ({ ...one, refusal }))),
  }
}

/** What this person wrote that is nowhere but in this browser, refused or not. */
export async function unsentOf(owner: string): Promise<Kept[]> {
  const kept = await soon(keptHere()).catch(noneKept)
  return kept.filter(one => one.owner === owner)
}

/** Takes away all that this browser keeps of this person, and of anybody what nobody has come back for. */
export async function forgetUnsent(owner: string): Promise<void> {
  const oldestMs = Date.now() - longestMs
  const kept = await soon(keptHere()).catch(noneKept)
  await remove(kept.filter(one => one.owner === owner || one.atMs < oldestMs))
}

/** Rejects when the browser has not answered within a second; it may still do so later. */
export function soon<T>(asked: Promise<T>): Promise<T> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error('the browser does not answer')), patienceMs)
    asked.then(done, failed).finally(() => clearTimeout(timer))
  })
}

const keptHere = async (): Promise<Kept[]> => {
  const slow = setTimeout(() => keeping.set(false), patienceMs)
  try {
    const [all] = await inStore<Kept[]>('readonly', store => [store.getAll()])
    return all ?? []
  } finally {
    clearTimeout(slow)
  }
}

function noneKept(): Kept[] {
  keeping.set(false)
  return []
}

/** What cannot be taken away is sent once more one day, which changes nothing. */
async function remove(kept: readonly Kept[]): Promise<void> {
  if (kept.length === 0) return
  await inStore('readwrite', store => kept.map(({ id }) => store.delete(id))).catch(() => undefined)
}
