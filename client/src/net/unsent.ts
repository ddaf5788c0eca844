import { mergeUpdates } from 'yjs'

/** Words that a document's server has not acknowledged, kept by this browser until it has. */
export type UnsentWords = {
  /** What was kept here before and never acknowledged, as one update. */
  restore(): Promise<Uint8Array | null>
  keep(update: Uint8Array): void
  /** Nothing of what was restored and kept so far stays here: it is on the server, or can never come there. */
  letGo(): void
}

type Kept = { id: string; owner: string; path: string; atMs: number; update: Uint8Array }

const storeName = 'unsent'
const longestMs = 14 * 24 * 3_600_000

/** The unsent words of a person in a document. In a browser that keeps nothing they live as long as the page. */
export function openUnsent(owner: string, path: string): UnsentWords {
  const held: string[] = []

  async function restore() {
    const mine = (await keptHere()).filter(kept => kept.owner === owner && kept.path === path)
    held.push(...mine.map(({ id }) => id))
    return mine.length > 0 ? mergeUpdates(mine.map(({ update }) => update)) : null
  }
  return {
    restore: () => restore().catch(() => null),
    keep(update) {
      const kept: Kept = { id: crypto.randomUUID(), owner, path, atMs: Date.now(), update }
      held.push(kept.id)
      inStore('readwrite', store => store.add(kept)).catch(() => undefined)
    },
    letGo: () => void remove(held.splice(0)).catch(() => undefined),
  }
}

/** The documents in which this person wrote words that are nowhere but in this browser. */
export async function unsentPaths(owner: string): Promise<string[]> {
  const kept = await keptHere().catch(() => [])
  return [...new Set(kept.filter(one => one.owner === owner).map(({ path }) => path))]
}

/** Takes away all that this browser keeps of this person, and of anybody what nobody has come back for. */
export async function forgetUnsent(owner: string): Promise<void> {
  const oldestMs = Date.now() - longestMs
  const gone = (await keptHere().catch(() => [])).filter(kept => kept.owner === owner || kept.atMs < oldestMs)
  await remove(gone.map(({ id }) => id)).catch(() => undefined)
}

const keptHere = (): Promise<Kept[]> => inStore('readonly', store => store.getAll())

async function remove(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await Promise.all(ids.map(id => inStore('readwrite', store => store.delete(id))))
}

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open('samsyn', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' })
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  return opened
}

/** Resolves when the browser has done it for good. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(storeName, mode)
  const request = ask(transaction.objectStore(storeName))
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request.result)
    transaction.onabort = () => failed(transaction.error)
  })
}
