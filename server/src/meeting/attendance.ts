import type { LogEntry, PersonId } from '@samsyn/shared'

type Stay = {
  connections: Set<string>
  sinceMs: number
  goneMs: number | null
  sharesWith: PersonId | null
}

/**
 * Who is in one meeting. A person is present while one of their connections is; one whose last connection was cut still
 * has their stay, and returns to it, until they are forgotten.
 */
export class Attendance {
  readonly #stays = new Map<PersonId, Stay>()
  #lastGoneMs = 0
  /** Whether it is on the disk that the meeting has begun. */
  begun = false

  /** Whether this person has no stay yet, so that coming in now is an arrival. */
  isNew(personId: PersonId): boolean {
    return !this.#stays.has(personId)
  }

  isPresent(personId: PersonId): boolean {
    const stay = this.#stays.get(personId)
    return stay !== undefined && stay.goneMs === null
  }

  /** When a present person arrived; null for anybody else. */
  sinceMs(personId: PersonId): number | null {
    const stay = this.#stays.get(personId)
    return stay && stay.goneMs === null ? stay.sinceMs : null
  }

  /** At whose loudspeaker a person sits, while both are present. */
  sharesRoomWith(personId: PersonId): PersonId | null {
    const withId = this.#stays.get(personId)?.sharesWith ?? null
    return withId !== null && this.isPresent(personId) && this.isPresent(withId) ? withId : null
  }

  /** Whether a person may sit at another's loudspeaker: the other has one, and nobody else sits at this person's. */
  mayShareRoom(personId: PersonId, withId: PersonId): boolean {
    const stays = [...this.#stays]
    const taken = stays.some(([, { sharesWith }]) => sharesWith === personId)
    return personId !== withId && !taken && this.#stays.get(withId)?.sharesWith === null
  }

  /** From now on a person sits at another's loudspeaker, or at their own. */
  shareRoom(personId: PersonId, withId: PersonId | null): void {
    const stay = this.#stays.get(personId)
    if (stay) stay.sharesWith = withId
  }

  present(): PersonId[] {
    return [...this.#stays.keys()].filter(personId => this.isPresent(personId))
  }

  /** Whether nobody but this person has a stay. */
  isLast(personId: PersonId): boolean {
    return this.#stays.size === 1 && this.#stays.has(personId)
  }

  /** Whether nobody has a stay any more. */
  get over(): boolean {
    return this.#stays.size === 0
  }

  /** When the last who went did so. */
  get lastGoneMs(): number {
    return this.#lastGoneMs
  }

  enter(personId: PersonId, connectionId: string, atMs: number): void {
    const stay = this.#stays.get(personId) ?? { connections: new Set(), sinceMs: atMs, goneMs: null, sharesWith: null }
    stay.connections.add(connectionId)
    stay.goneMs = null
    this.#stays.set(personId, stay)
  }

  /** Takes a connection away; whether its person is gone by that. */
  drop(personId: PersonId, connectionId: string, atMs: number): boolean {
    const stay = this.#stays.get(personId)
    if (!stay?.connections.delete(connectionId) || stay.connections.size > 0) return false
    stay.goneMs = atMs
    return true
  }

  /** Brings back the stay of somebody who was in the meeting at `goneMs` and may return to it. */
  recall(personId: PersonId, sinceMs: number, goneMs: number): void {
    this.#stays.set(personId, { connections: new Set(), sinceMs, goneMs, sharesWith: null })
  }

  /** When somebody went who is gone and not forgotten; null for anybody else. */
  goneMs(personId: PersonId): number | null {
    return this.#stays.get(personId)?.goneMs ?? null
  }

  /** Ends the stay of somebody who is gone, and says when they went; null for anybody else. */
  forget(personId: PersonId): number | null {
    const goneMs = this.goneMs(personId)
    if (goneMs === null) return null
    this.#stays.delete(personId)
    for (const stay of this.#stays.values()) if (stay.sharesWith === personId) stay.sharesWith = null
    this.#lastGoneMs = Math.max(this.#lastGoneMs, goneMs)
    return goneMs
  }
}

/** Who, by a meeting's log, has arrived and not left, and since when. */
export function stayersIn(entries: readonly LogEntry[]): Map<PersonId, number> {
  const stayers = new Map<PersonId, number>()
  for (const { fact, personId, atMs } of entries) {
    if (fact.kind === 'arrived') stayers.set(personId, atMs)
    if (fact.kind === 'left') stayers.delete(personId)
  }
  return stayers
}
