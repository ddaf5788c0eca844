import type { Awareness } from 'y-protocols/awareness'
import { createStore, type Readable } from '../../store.ts'

type States = ReadonlyMap<number, Record<string, unknown>>
/** The names of those who write, per section. */
export type Writers = ReadonlyMap<string, readonly string[]>

/** Who else writes in which section, told by what everybody's browser says of itself. */
export function writersIn(states: States, selfId: string): Writers {
  const writers = new Map<string, string[]>()
  for (const { user, section } of states.values()) {
    const person = personFrom(user)
    if (!person || person.id === selfId || typeof section !== 'string') continue
    const names = writers.get(section) ?? []
    if (!names.includes(person.displayName)) writers.set(section, [...names, person.displayName])
  }
  return writers
}

/** Keeps up with who writes where. `close` stops it. */
export function createWriters(awareness: Awareness, selfId: string): Readable<Writers> & { close(): void } {
  const store = createStore<Writers>(writersIn(awareness.getStates(), selfId))
  const look = () => {
    const now = writersIn(awareness.getStates(), selfId)
    // Cursors move at every letter; only a change of place is news here.
    if (!same(store.get(), now)) store.set(now)
  }
  awareness.on('change', look)
  return { get: store.get, subscribe: store.subscribe, close: () => awareness.off('change', look) }
}

/** The person an awareness state belongs to; the server puts it there, so nobody writes in another's name. */
export function personFrom(user: unknown): { id: string; displayName: string } | null {
  if (typeof user !== 'object' || user === null || !('id' in user) || !('displayName' in user)) return null
  const { id, displayName } = user
  return typeof id === 'string' && typeof displayName === 'string' ? { id, displayName } : null
}

function same(one: Writers, other: Writers): boolean {
  const text = (writers: Writers) => JSON.stringify([...writers].sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(one) === text(other)
}
