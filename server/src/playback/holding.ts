import {
  goOn,
  type Held,
  type HoldChoice,
  type HoldEnd,
  letGo,
  type PersonId,
  stalled,
  waitForAll,
} from '@samsyn/shared'
import { type Film, type Films, framesOf } from './film.ts'

type Dependencies = {
  films: Films
  now: () => number
  leadMs: (film: Film) => number
  present: (film: Film) => readonly PersonId[]
}

/** How long after the film's start somebody who is still loading then has stalled. */
const stallMs = 300

/** The room waits for who has stalled, by name and for a while; then the film goes on, whoever is there. */
export function createHolding({ films, now, leadMs, present }: Dependencies) {
  const timers = new Map<Film, NodeJS.Timeout>()
  /** Everybody a room has waited for since it began to wait. */
  const waitedFor = new WeakMap<Film, Set<PersonId>>()

  /** Makes the room what a rule says; told only when something is different. `byId` is who asked for it, and may wait until it is saved. */
  function become(film: Film, next: Held, ended: HoldEnd = 'there', byId: PersonId | null = null): Promise<unknown> {
    if (next.vector === film.vector && next.hold === film.hold) return Promise.resolve()
    forgive(film, next)
    const remembered = remember(film, next, ended)
    const vectorChanged = next.vector !== film.vector
    const changed = films.change(film, { ...(vectorChanged && { vector: next.vector, byId }), hold: next.hold })
    schedule(film)
    const kept = Promise.all([remembered, changed])
    kept.catch(() => undefined)
    return kept
  }

  /** When the waiting is over the log has it in one fact, of the one whom the room waited for first. */
  function remember(film: Film, { vector, hold }: Held, ended: HoldEnd): Promise<void> | undefined {
    const named = waitedFor.get(film) ?? new Set()
    for (const id of [...(film.hold?.personIds ?? []), ...(hold?.personIds ?? [])]) named.add(id)
    if (hold) {
      waitedFor.set(film, named)
      return
    }
    waitedFor.delete(film)
    const [personId, ...others] = named
    if (!film.hold || !personId) return
    const { forAll, sinceMs } = film.hold
    return films.note(film, {
      personId,
      fact: { kind: 'hold', personIds: [personId, ...others], forAll, sinceMs, ended, vector },
    })
  }

  /** Notes since when each is no longer waited for. */
  function forgive(film: Film, { hold }: Pick<Held, 'hold'>) {
    const free = film.hold?.personIds.filter(id => !hold?.personIds.includes(id)) ?? []
    for (const id of free) film.heldUntilMs.set(id, now())
  }

  /** Wakes up when the film goes on by itself, or when a start must have succeeded. */
  function schedule(film: Film) {
    clearTimeout(timers.get(film))
    timers.delete(film)
    const { vector, hold } = film
    const inMs = vector.atMs + (hold ? 0 : stallMs) - now()
    if (vector.playing && (hold || inMs > 0)) timers.set(film, setTimeout(due, Math.max(0, inMs), film))
  }

  function due(film: Film) {
    // A timer may be early by the fraction of a millisecond.
    if (film.hold && now() < film.vector.atMs) return schedule(film)
    if (film.hold) return void become(film, { vector: film.vector, hold: null }, 'time')
    considerAll(film)
  }

  function considerAll(film: Film) {
    for (const { personId, rev, status } of framesOf(film))
      if (rev === film.vector.rev && status === 'loading') consider(film, personId)
  }

  /** Somebody's film has stalled. Who has only just come lands where the film is, and keeps nobody waiting. */
  function consider(film: Film, personId: PersonId) {
    if (!film.seen.has(personId)) return
    const { controllerId, durationMs, heldUntilMs: endedMs } = film
    const stall = { personId, controllerId, durationMs, endedMs, present: present(film), frames: framesOf(film) }
    void become(film, stalled(film, { ...stall, nowMs: now() }))
  }

  const release = (film: Film, personId: PersonId, why: HoldEnd = 'gone') =>
    void become(film, letGo(film, personId, now(), leadMs(film)), why)

  /** The film as a command finds it: a room that waited is about to go on. */
  function ended(film: Film, nowMs: number): Held['vector'] {
    const { vector, hold } = film
    return hold ? { ...vector, atMs: Math.min(vector.atMs, nowMs + leadMs(film)) } : vector
  }

  return {
    release,
    ended,
    /** Looks at what somebody's player has just told. */
    look(film: Film, personId: PersonId): void {
      const report = film.reports.get(personId)?.report
      if (!report) return
      const current = report.rev === film.vector.rev
      const loading = report.status === 'loading'
      const sees = report.status === 'playing' || report.status === 'showing'
      if (sees) film.seen.add(personId)
      if (loading && current) consider(film, personId)
      if (!loading && (current || !sees)) release(film, personId, sees ? 'there' : 'gone')
      // While nobody saw it there was nobody to wait; now there is.
      if (sees && current && now() >= film.vector.atMs + stallMs) considerAll(film)
    },
    /** What is told to a room that waits; nothing in one that does not. */
    choose: (film: Film, personId: PersonId, choice: HoldChoice): Promise<unknown> =>
      become(film, choice === 'go-on' ? goOn(film, now(), leadMs(film)) : waitForAll(film), 'told', personId),
    /** A person has changed the film: nobody is waited for, until somebody cannot start. */
    async changed(film: Film, change: () => Promise<void>): Promise<void> {
      forgive(film, { hold: null })
      const remembered = remember(film, { vector: ended(film, now()), hold: null }, 'steered')
      const changed = change()
      schedule(film)
      await Promise.all([remembered, changed])
    },
    /** Waits for nothing in a film any more. */
    letGo(film: Film): void {
      clearTimeout(timers.get(film))
      timers.delete(film)
    },
    /** How many films something is waited for in. */
    count: () => timers.size,
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
