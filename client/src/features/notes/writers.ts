import { AtDocument } from '@samsyn/shared'
import type { Awareness } from 'y-protocols/awareness'
import { createStore, type Readable } from '../../store.ts'

type States = ReadonlyMap<number, Record<string, unknown>>
/** The names of those who write, per section. */
export type Writers = ReadonlyMap<string, readonly string[]>

/** Who else writes in which section, told by what everybody's browser says of itself. */
export function writersIn(states: States, selfId: string): Writers {
  const writers = new Map<string, string[]>()
  for (const state of states.values()) {
    const { user, section } = AtDocument.safeParse(state).data ?? {}
    if (!user || user.id === selfId || !section) continue
    const names = writers.get(section) ?? []
    if (!names.includes(user.displayName)) writers.set(section, [...names, user.displayName])
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

function same(one: Writers, other: Writers): boolean {
  const text = (writers: Writers) => JSON.stringify([...writers].sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(one) === text(other)
}
