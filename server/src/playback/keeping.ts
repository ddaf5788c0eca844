import { randomUUID } from 'node:crypto'
import { AppError, EntryId } from '@samsyn/shared'
import { createGrouped } from '../store/grouped.ts'
import type { Store } from '../store/store.ts'
import type { Film, Log, Logged } from './film.ts'
import type { PlaybackStore } from './playback.store.ts'

type Dependencies = {
  saved: PlaybackStore
  now: () => number
  append: Log['append']
  failed: (error: unknown) => void
  /** The newest vector could not be saved, and nothing of the film waits to be saved any more. */
  lost: (film: Film) => Promise<void>
}

/** What waits to be saved of one film at most; who presses beyond that is refused. */
const mostWaiting = 200
/** How many films share a commit at most. */
const groupedFilms = 500

/**
 * Puts on the disk what films become. A vector is saved in the commit that has its fact, and always as it is at that moment,
 * so that of many changes only the newest is written and none is ever put back.
 */
export function createKeeping({ saved, now, append, failed, lost }: Dependencies) {
  const saveNewest = createGrouped<Film, Film>(groupedFilms, async films => {
    await saved.save(new Set(films), now())
    return films
  })

  function write(film: Film, logged: Logged | null, moved: boolean): Promise<unknown> {
    if (!logged) return saveNewest(film)
    const entry = { ...logged, meetingId: film.meetingId, id: EntryId.parse(randomUUID()), atMs: now() }
    return append(entry, moved ? film.beside : undefined)
  }

  /** The last to be done says whether what the room was told is on the disk. */
  function settle(film: Film, done: Promise<unknown>, moved: boolean, error: unknown = null) {
    film.waiting.delete(done)
    if (error !== null) failed(error)
    if (moved) film.unsaved = error !== null
    if (film.unsaved && film.waiting.size === 0) lost(film).catch(failed)
  }

  return {
    /** The film as it is when it is written, beside what is logged of it. */
    beside: (film: Film) => (transaction: Store) => saved.save([film], now(), transaction),
    /** Refuses who asks for more of a film than can be written down. */
    requireRoom(film: Film): void {
      if (film.waiting.size >= mostWaiting) throw new AppError('busy', 'too much waits')
    },
    /** Resolves when a change, or something to be logged, is on the disk; rejects when it could not be put there. */
    keep(film: Film, logged: Logged | null, moved: boolean): Promise<void> {
      const writing = write(film, logged, moved)
      film.waiting.add(writing)
      return writing.then(
        () => settle(film, writing, moved),
        (error: unknown) => {
          settle(film, writing, moved, error)
          throw new AppError('not-saved', 'the commit failed', { cause: error })
        },
      )
    },
  }
}
