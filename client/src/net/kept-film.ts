import type { RecordingId } from '@samsyn/shared'

/** A part of a recording: where in it the part begins, and its bytes. */
export type FilmPart = { at: number; bytes: Blob }

/** Parts that the server has not taken yet, kept by this browser for as long as the network is away. */
export type FilmShelf = {
  keep(id: RecordingId, part: FilmPart): void
  /** Nothing of the recording before `at` stays here. */
  letGo(id: RecordingId, at: number): void
  partsOf(id: RecordingId): Promise<FilmPart[]>
}

type Kept = FilmPart & { id: RecordingId }

const storeName = 'part'

/** The shelf of this browser. One that keeps nothing is as good as an empty shelf. */
export const filmShelf: FilmShelf = {
  keep: (id, part) => void inStore('readwrite', store => store.put({ id, ...part })).catch(() => undefined),
  letGo: (id, at) =>
    void inStore('readwrite', store => store.delete(IDBKeyRange.bound([id, 0], [id, at], false, true))).catch(
      () => undefined,
    ),
  async partsOf(id) {
    const range = IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])
    const kept = await inStore<Kept[]>('readonly', store => store.getAll(range)).catch(() => [])
    return kept.map(({ at, bytes }) => ({ at, bytes }))
  },
}

/** Takes away every part this browser keeps, whoever recorded it. */
export const forgetKeptFilm = (): Promise<void> => inStore('readwrite', store => store.clear()).catch(() => undefined)

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open('samsyn-film', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: ['id', 'at'] })
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  return opened
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(storeName, mode)
  const request = ask(transaction.objectStore(storeName))
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request.result)
    transaction.onabort = () => failed(transaction.error)
  })
}
