/** A value outside React that tells when it changes. */
export type Store<T> = Readable<T> & { set(value: T): void; update(change: (value: T) => T): void }
export type Readable<T> = { get(): T; subscribe(listener: () => void): () => void }

/** A store that holds `initial`; setting what it already holds tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const set = (next: T) => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => value,
    set,
    update: change => set(change(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
