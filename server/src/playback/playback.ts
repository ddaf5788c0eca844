import { randomUUID } from 'node:crypto'
import {
  AppError,
  applyCommand,
  type Command,
  EntryId,
  type LogFact,
  leadFor,
  type MeetingId,
  type PersonId,
  type Playback,
  type PlayerReport,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { createPlaybackStore, type SavedPlayback } from './playback.store.ts'

type Film = SavedPlayback & { reports: Map<PersonId, PlayerReport>; saving: Promise<unknown> }

type Dependencies = {
  store: Store
  now: () => number
  tell: Telling
  append: (entry: { meetingId: MeetingId; personId: PersonId; id: EntryId; fact: LogFact }) => Promise<unknown>
  failed: (error: unknown) => void
  /** Who is in the meeting now. */
  present: (meetingId: MeetingId) => readonly PersonId[]
}

/** Where each meeting's film is and who steers it. Changes are told first and saved behind: latency matters more here. */
export function createPlayback({ store, now, tell, append, failed, present }: Dependencies) {
  const saved = createPlaybackStore(store)
  const films = new Map<MeetingId, Promise<Film>>()

  function filmOf(meetingId: MeetingId): Promise<Film> {
    const known = films.get(meetingId)
    if (known) return known
    const loading = saved.load(meetingId).then(film => ({ ...film, reports: new Map(), saving: Promise.resolve() }))
    films.set(meetingId, loading)
    loading.catch(() => films.delete(meetingId))
    return loading
  }

  /** Tells everybody, then saves and logs, one after the other per meeting. */
  function change(meetingId: MeetingId, film: Film, to: Partial<SavedPlayback>, byId: PersonId, fact: LogFact) {
    Object.assign(film, to)
    const { vector, controllerId } = film
    tell.meeting('playback:changed', { meetingId, vector, controllerId, byId })
    film.saving = film.saving
      .then(() => saved.save(meetingId, { vector, controllerId }, Math.round(now())))
      .then(() => append({ meetingId, personId: byId, id: EntryId.parse(randomUUID()), fact }))
      .catch(failed)
  }

  /** Whether somebody else steers. One who has gone holds nobody back. */
  function isHeld(meetingId: MeetingId, { controllerId }: Film, personId: PersonId): boolean {
    return controllerId !== null && controllerId !== personId && present(meetingId).includes(controllerId)
  }

  /** The command with a sequence's true bounds, so that nobody plays another film's or another stretch under its name. */
  async function checked(film: Film, command: Command): Promise<Command> {
    if (command.kind !== 'sequence' && command.kind !== 'film') return command
    if (command.recordingId !== film.vector.recordingId) throw new AppError('not-found', 'recording')
    if (command.kind === 'film') return command
    const range = await saved.range(command.recordingId, command.sequenceId)
    if (!range) throw new AppError('not-found', 'sequence')
    return { ...command, range }
  }

  return {
    async read(meetingId: MeetingId): Promise<Playback> {
      const film = await filmOf(meetingId)
      return { vector: film.vector, controllerId: film.controllerId, frames: framesOf(film) }
    },
    /** Carries out a command. Everybody may stop; all else is for the one who steers, and must know the newest vector. */
    async command(meetingId: MeetingId, personId: PersonId, rev: number, given: Command, arrivedMs: number) {
      const film = await filmOf(meetingId)
      const command = await checked(film, given)
      if (command.kind !== 'stop') {
        if (isHeld(meetingId, film, personId)) throw new AppError('not-in-control')
        if (rev !== film.vector.rev) throw new AppError('stale', `rev ${film.vector.rev}`)
      }
      const vector = applyCommand(film.vector, command, arrivedMs, leadFor(paces(film)))
      const controllerId = command.kind === 'stop' ? film.controllerId : personId
      change(meetingId, film, { vector, controllerId }, personId, { kind: 'playback', vector })
      return { vector }
    },
    /** From now on this person steers. */
    async takeControl(meetingId: MeetingId, personId: PersonId): Promise<Playback> {
      const film = await filmOf(meetingId)
      if (film.controllerId !== personId) {
        change(meetingId, film, { controllerId: personId }, personId, { kind: 'control', controllerId: personId })
      }
      return this.read(meetingId)
    },
    /** Takes note of what a participant's player shows, and tells the others. */
    async report(meetingId: MeetingId, personId: PersonId, report: PlayerReport): Promise<void> {
      const film = await filmOf(meetingId)
      if (!present(meetingId).includes(personId)) throw new AppError('forbidden', 'enter the meeting first')
      film.reports.set(personId, report)
      tell.meeting('playback:frames-changed', { meetingId, frames: framesOf(film) })
    },
    /** A participant has gone: nobody waits for their picture. */
    async forget(meetingId: MeetingId, personId: PersonId): Promise<void> {
      const film = await films.get(meetingId)
      if (film?.reports.delete(personId)) tell.meeting('playback:frames-changed', { meetingId, frames: framesOf(film) })
    },
    /** Resolves when all that has been told is saved. */
    async close(): Promise<void> {
      const open = await Promise.allSettled(films.values())
      await Promise.all(open.map(film => (film.status === 'fulfilled' ? film.value.saving : null)))
    },
  }
}

export type PlaybackNoun = ReturnType<typeof createPlayback>

const paces = (film: Film) => [...film.reports.values()]

function framesOf(film: Film): Playback['frames'] {
  return [...film.reports].map(([personId, { rev, frame, status }]) => ({ personId, rev, frame, status }))
}
