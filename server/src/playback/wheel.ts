import { AppError, type MeetingId, type PersonId } from '@samsyn/shared'
import type { Film, Films } from './film.ts'

type Dependencies = {
  films: Films
  now: () => number
  present: (meetingId: MeetingId) => readonly PersonId[]
  maySteer: (meetingId: MeetingId, personId: PersonId) => Promise<boolean>
  /** Somebody steers from now on: the room does not wait for them. */
  steers: (film: Film, personId: PersonId) => void
}

/** How long the wheel is kept for one who has gone, as in a reload; others may press meanwhile without taking it. */
const keptMs = 20_000

/** Who steers the film: one at a time, who takes it, is given it, or presses when nobody does. */
export function createWheel({ films, now, present, maySteer, steers }: Dependencies) {
  const isHere = (film: Film, personId: PersonId | null) =>
    personId !== null && present(film.meetingId).includes(personId)

  /** Resolves when it is saved. */
  function give(film: Film, controllerId: PersonId, byId: PersonId): Promise<void> {
    films.requireRoom(film)
    const asking = film.asking.filter(id => id !== controllerId)
    const fact = { kind: 'control', controllerId } as const
    const given = films.change(film, { controllerId, asking }, { personId: byId, fact })
    steers(film, controllerId)
    return given
  }

  function changeAsking(film: Film, asking: PersonId[]) {
    if (asking.length !== film.asking.length) void films.change(film, { asking })
  }

  const withdraw = (film: Film, personId: PersonId) =>
    changeAsking(
      film,
      film.asking.filter(id => id !== personId),
    )

  /** Refuses whoever is not the one who steers, here and now. */
  function requireWheel(film: Film, personId: PersonId) {
    if (film.controllerId !== personId) throw new AppError('not-in-control')
  }

  return {
    /** Whether somebody else steers. One who has gone holds nobody back. */
    heldByAnother: (film: Film, personId: PersonId): boolean =>
      film.controllerId !== personId && isHere(film, film.controllerId),
    /** Who steers after this person's press: they do, unless the wheel is kept for one who has only just gone. */
    afterPressOf(film: Film, personId: PersonId): PersonId {
      const kept = film.goneMs !== null && now() - film.goneMs < keptMs
      return film.controllerId !== null && kept ? film.controllerId : personId
    },
    /** From now on this person steers. */
    async take(film: Film, personId: PersonId): Promise<void> {
      if (film.controllerId !== personId) await give(film, personId, personId)
    },
    /** Asks whoever steers for the wheel, or asks no longer. */
    ask(film: Film, personId: PersonId, asking: boolean): void {
      if (asking && !isHere(film, personId)) throw new AppError('forbidden', 'enter the meeting first')
      const others = film.asking.filter(id => id !== personId)
      const waits = asking && film.controllerId !== personId
      if (!waits) changeAsking(film, others)
      else if (!film.asking.includes(personId)) changeAsking(film, [...others, personId])
    },
    /** The one who steers gives the wheel to somebody who is here and may steer. */
    async hand(film: Film, fromId: PersonId, toId: PersonId): Promise<void> {
      requireWheel(film, fromId)
      if (!isHere(film, toId) || !(await maySteer(film.meetingId, toId))) throw new AppError('not-found', 'person')
      requireWheel(film, fromId)
      if (toId !== fromId) await give(film, toId, fromId)
    },
    /** The one who steers keeps the wheel, and the question is answered. */
    decline(film: Film, controllerId: PersonId, personId: PersonId): void {
      requireWheel(film, controllerId)
      withdraw(film, personId)
    },
    /** Somebody has gone: they ask no longer, and their wheel is kept for a while. */
    gone(film: Film, personId: PersonId): void {
      if (film.controllerId === personId) film.goneMs = now()
      withdraw(film, personId)
    },
  }
}
