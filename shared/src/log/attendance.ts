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

/** Where somebody is who belongs to a meeting: in the room, cut off from it with their seat kept, gone again, or not there yet. */
export type Whereabouts = 'here' | 'cutOff' | 'left' | 'notYet'

/** Who left longer before this person came was at another gathering than this one. */
const longAgoMs = 12 * 3_600_000

/** Where everybody is, as this person is told: by who is here now, and by who has come and gone in the log. */
export function whereaboutsIn(
  entries: readonly LogEntry[],
  people: readonly { id: PersonId; present: boolean }[],
  selfId: PersonId,
): Map<PersonId, Whereabouts> {
  const stays = staysIn(entries)
  const last = (personId: PersonId) => stays.findLast(stay => stay.personId === personId)
  const cameMs = last(selfId)?.fromMs ?? Number.NEGATIVE_INFINITY
  const away = (stay: Stay | undefined): Whereabouts => {
    if (!stay) return 'notYet'
    if (stay.toMs === null) return 'cutOff'
    return cameMs - stay.toMs < longAgoMs ? 'left' : 'notYet'
  }
  return new Map(people.map(({ id, present }) => [id, present ? 'here' : away(last(id))]))
}
