/** Does something in a store of this browser; resolves with what the requests come to when the browser has done all of it for good. */
export type InStore = <T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => readonly IDBRequest<T>[],
) => Promise<T[]>

/** A store that this browser keeps. It is opened when it is first needed, and anew when that has failed or the browser has closed it. */
export function browserStore(databaseName: string, storeName: string, keyPath: string | string[]): InStore {
  let opened: Promise<IDBDatabase> | null = null

  function open(): Promise<IDBDatabase> {
    const opening = new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open(databaseName, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath })
      request.onsuccess = () => done(request.result)
      request.onerror = () => failed(request.error)
    })
    const forget = () => {
      if (opened === opening) opened = null
    }
    opening.then(database => database.addEventListener('close', forget), forget)
    return opening
  }

  return async (mode, ask) => {
    opened ??= open()
    const transaction = (await opened).transaction(storeName, mode)
    const requests = ask(transaction.objectStore(storeName))
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(requests.map(({ result }) => result))
      transaction.onabort = () => failed(transaction.error)
    })
  }
}
