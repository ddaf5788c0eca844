import { randomUUID } from 'node:crypto'
import {
  EntryId,
  type Hold,
  type LogEntry,
  type LogFact,
  type LogKind,
  leadBounds,
  type MeetingId,
  type PersonId,
  type Playback,
  type PlayerReport,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { createPlaybackStore, SavedPlayback } from './playback.store.ts'

/** A meeting's film as it stands: the vector, who made it, who steers and who asks to, and what everybody's player shows. */
export type Film = SavedPlayback & {
  readonly meetingId: MeetingId
  readonly durationMs: number
  byId: PersonId | null
  hold: Hold | null
  asking: PersonId[]
  /** The vector's number after the last change that a person made. */
  personRev: number
  /** When the one who steers was last seen to go. */
  goneMs: number | null
  readonly reports: Map<PersonId, { report: PlayerReport; atMs: number }>
  /** Who has seen the film since they came; only they are waited for. */
  readonly seen: Set<PersonId>
  readonly heldUntilMs: Map<PersonId, number>
  saving: Promise<unknown>
}

export type Change = Partial<Pick<Film, 'vector' | 'controllerId' | 'byId' | 'hold' | 'asking' | 'personRev'>>
type Logged = { personId: PersonId; fact: LogFact }
export type Log = {
  append: (entry: Logged & { meetingId: MeetingId; id: EntryId; atMs: number }) => Promise<unknown>
  lastEntry: (meetingId: MeetingId, kind: LogKind) => Promise<LogEntry | null>
}
type Dependencies = Log & {
  saved: ReturnType<typeof createPlaybackStore>
  now: () => number
  tell: Telling
  failed: (error: unknown) => void
}
export type Films = ReturnType<typeof createFilms>

/** The films of the meetings, each read once, and changed for everybody: told first and saved behind, one after the other. */
export function createFilms({ saved, now, tell, append, lastEntry, failed }: Dependencies) {
  const films = new Map<MeetingId, Promise<Film>>()

  async function load(meetingId: MeetingId): Promise<Film> {
    const [{ vector, ...rest }, last] = await Promise.all([saved.load(meetingId), lastEntry(meetingId, 'playback')])
    const lasts = last?.fact.kind === 'playback' && last.fact.vector.rev === vector.rev ? last.personId : null
    const durationMs = vector.recordingId ? await saved.durationMs(vector.recordingId) : null
    // No lead is longer: a film that waits longer to start was waiting for somebody when the server stopped.
    const latestMs = now() + leadBounds.mostMs
    const goesOn = vector.playing && vector.atMs > latestMs
    return {
      ...{ ...rest, meetingId, byId: goesOn ? null : lasts, personRev: vector.rev },
      ...{ durationMs: durationMs ?? Number.POSITIVE_INFINITY, goneMs: now() },
      ...{ hold: null, asking: [], reports: new Map(), seen: new Set(), heldUntilMs: new Map() },
      saving: Promise.resolve(),
      vector: goesOn ? { ...vector, rev: vector.rev + 1, atMs: latestMs } : vector,
    }
  }

  function save(film: Film) {
    const { meetingId, vector, controllerId } = film
    film.saving = film.saving
      .then(() => saved.save(meetingId, { vector, controllerId }, Math.round(now())))
      .catch(failed)
  }

  function note(film: Film, logged: Logged) {
    const entry = { ...logged, meetingId: film.meetingId, id: EntryId.parse(randomUUID()), atMs: now() }
    film.saving = film.saving.then(() => append(entry)).catch(failed)
  }

  return {
    of(meetingId: MeetingId): Promise<Film> {
      const known = films.get(meetingId)
      if (known) return known
      const loading = load(meetingId)
      films.set(meetingId, loading)
      loading.catch(() => films.delete(meetingId))
      return loading
    },
    /** The film, if anybody has asked for it. */
    open: async (meetingId: MeetingId): Promise<Film | null> => films.get(meetingId) ?? null,
    /** Writes something into the log, behind what is being saved. */
    note,
    /** Changes a film and tells everybody; what a person did goes into the log. */
    change(film: Film, to: Change, logged: Logged | null = null): void {
      Object.assign(film, to)
      tell.meeting('playback:changed', { meetingId: film.meetingId, ...stateOf(film) })
      if (to.vector || to.controllerId !== undefined) save(film)
      if (logged) note(film, logged)
    },
    /** Resolves when all that has been told is saved. */
    async close(): Promise<void> {
      const open = await Promise.allSettled(films.values())
      await Promise.all(open.map(film => (film.status === 'fulfilled' ? film.value.saving : null)))
    },
  }
}

const stateOf = ({ vector, controllerId, byId, hold, asking }: Film) => ({ vector, controllerId, byId, hold, asking })

/** What somebody who comes in is told of a film. */
export const playbackOf = (film: Film): Playback => ({ ...stateOf(film), frames: framesOf(film) })

export function framesOf({ reports }: Film): Playback['frames'] {
  return [...reports].map(
    ([
      personId,
      {
        report: { rev, frame, status },
      },
    ]) => ({ personId, rev, frame, status }),
  )
}
