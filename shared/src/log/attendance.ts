import type { PersonId } from '../ids.ts'
import type { LogEntry } from './entry.ts'

/** A time that somebody was in the meeting; `toMs` is null for who has not left. */
export type Stay = { personId: PersonId; fromMs: number; toMs: number | null }

/** Who was in the meeting from when to when, in the order in which they came. A short cut of the line is no leaving. */
export function staysIn(entries: readonly LogEntry[]): Stay[] {
  const stays: Stay[] = []
  const open = (personId: PersonId) => stays.find(stay => stay.personId === personId && stay.toMs === null)
  for (const { fact, personId, atMs } of entries) {
    const stay = open(personId)
    if (fact.kind === 'arrived' && !stay) stays.push({ personId, fromMs: atMs, toMs: null })
    if (fact.kind === 'left' && stay) stay.toMs = atMs
  }
  return stays
}
