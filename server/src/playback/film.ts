import {
  type EntryId,
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
import type { Store } from '../store/store.ts'
import { createKeeping } from './keeping.ts'
import type { PlaybackStore, SavedPlayback } from './playback.store.ts'

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
  /** What is on its way to the disk. */
  readonly waiting: Set<Promise<unknown>>
  /** Whether the room has been told of a vector that could not be saved. */
  unsaved: boolean
  /** Saves the film as it then is, in the commit of what is logged of it. */
  readonly beside: Beside
}

export type Change = Partial<Pick<Film, 'vector' | 'controllerId' | 'byId' | 'hold' | 'asking' | 'personRev'>>
type Beside = (transaction: Store) => Promise<unknown>
export type Logged = { personId: PersonId; fact: LogFact }
export type Log = {
  append: (entry: Logged & { meetingId: MeetingId; id: EntryId; atMs: number }, beside?: Beside) => Promise<unknown>
  lastEntry: (meetingId: MeetingId, kind: LogKind) => Promise<LogEntry | null>
}
type Dependencies = Log & {
  saved: PlaybackStore
  now: () => number
  tell: Telling
  failed: (error: unknown) => void
  /** Who is in the meeting now. */
  present: (meetingId: MeetingId) => readonly PersonId[]
}
export type Films = ReturnType<typeof createFilms>

/** The films of the meetings, each read once, and changed for everybody: told first, and done when it is saved. */
export function createFilms({ saved, now, tell, append, lastEntry, failed, present }: Dependencies) {
  const films = new Map<MeetingId, Promise<Film>>()
  const keeping = createKeeping({ saved, now, append, failed, lost: tellTruth })

  async function load(meetingId: MeetingId): Promise<Film> {
    const [{ vector, ...rest }, last] = await Promise.all([saved.load(meetingId), lastEntry(meetingId, 'playback')])
    const lasts = last?.fact.kind === 'playback' && last.fact.vector.rev === vector.rev ? last.personId : null
    const durationMs = vector.recordingId ? await saved.durationMs(vector.recordingId) : null
    // No lead is longer: a film that waits longer to start was waiting for somebody when the server stopped.
    const latestMs = now() + leadBounds.mostMs
    const goesOn = vector.playing && vector.atMs > latestMs
    const film: Film = {
      ...{ ...rest, meetingId, byId: goesOn ? null : lasts, personRev: vector.rev },
      ...{ durationMs: durationMs ?? Number.POSITIVE_INFINITY, goneMs: now() },
      ...{ hold: null, asking: [], reports: new Map(), seen: new Set(), heldUntilMs: new Map() },
      ...{ waiting: new Set(), unsaved: false, beside: transaction => keeping.beside(film)(transaction) },
      vector: goesOn ? { ...vector, rev: vector.rev + 1, atMs: latestMs } : vector,
    }
    return film
  }

  function become(film: Film, to: Change) {
    Object.assign(film, to)
    tell.meeting('playback:changed', { meetingId: film.meetingId, ...stateOf(film) })
  }

  /** What the room was told could not be saved: it is told how the film stands on the disk, unless somebody has pressed meanwhile. */
  async function tellTruth(film: Film) {
    const { vector, controllerId } = await saved.load(film.meetingId)
    if (film.waiting.size > 0 || !film.unsaved) return
    film.unsaved = false
    const rev = film.vector.rev + 1
    become(film, { vector: { ...vector, rev }, controllerId, byId: null, hold: null, personRev: rev })
  }

  /** The promise may be passed over: who is told of a failure is whoever waits for it. */
  function keep(film: Film, logged: Logged | null, moved: boolean): Promise<void> {
    const kept = keeping.keep(film, logged, moved)
    kept.catch(() => undefined)
    return kept
  }

  return {
    of(meetingId: MeetingId): Promise<Film> {
      const known = films.get(meetingId)
      if (known) return known
      const loading = load(meetingId)
      // Who only looks at it from outside leaves nothing behind.
      if (present(meetingId).length === 0) return loading
      films.set(meetingId, loading)
      loading.catch(() => films.delete(meetingId))
      return loading
    },
    /** The film, if anybody has asked for it. */
    open: async (meetingId: MeetingId): Promise<Film | null> => films.get(meetingId) ?? null,
    /** Forgets a film whose meeting is over, once all of it is saved; answers it if nobody has come back meanwhile. */
    async letGo(meetingId: MeetingId): Promise<Film | null> {
      const known = films.get(meetingId)
      const film = (await known) ?? null
      while (film && film.waiting.size > 0) await Promise.allSettled(film.waiting)
      if (present(meetingId).length > 0 || films.get(meetingId) !== known) return null
      films.delete(meetingId)
      return film
    },
    /** How many films are kept. */
    count: () => films.size,
    requireRoom: keeping.requireRoom,
    /** Writes something into the log. */
    note: (film: Film, logged: Logged): Promise<void> => keep(film, logged, false),
    /**
     * Changes a film and tells everybody at once; what a person did goes into the log. Resolves when the log and the vector
     * are on the disk; if they cannot be put there it rejects, and the room is told how the film really stands.
     */
    change(film: Film, to: Change, logged: Logged | null = null): Promise<void> {
      become(film, to)
      const moved = to.vector !== undefined || to.controllerId !== undefined
      return moved || logged ? keep(film, logged, moved) : Promise.resolve()
    },
    /** Resolves when all that has been told is saved. */
    async close(): Promise<void> {
      const open = await Promise.allSettled(films.values())
      await Promise.all(open.map(film => (film.status === 'fulfilled' ? Promise.allSettled(film.value.waiting) : null)))
    },
  }
}

const stateOf = ({ vector, controllerId, byId, hold, asking }: Film) => ({ vector, controllerId, byId, hold, asking })

/** What somebody who comes in is told of a film. */
export const playbackOf = (film: Film): Playback => ({ ...stateOf(film), frames: framesOf(film) })

export function framesOf({ reports }: Film): Playback['frames'] {
  return [...reports].map(([personId, { report }]) => {
    const { rev, frame, status, blank } = report
    return { personId, rev, frame, status, ...(blank && { blank }) }
  })
}
