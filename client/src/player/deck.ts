import { emptyVector, type Vector } from '@samsyn/shared'
import { createStore, type Readable } from '../store.ts'
import { Player, type PlayerClock, type PlayerFilm } from './Player.ts'

/** Two players of one film: one is seen and follows the vector, the other stands painted where the film is wanted next. */
export type Deck = {
  /** The player that is seen. */
  active: Readable<Player>
  /** Which of the videos a player is on. */
  indexOf(player: Player): number
  follow(vector: Vector): void
  /** Prepares the other player at this film time in ms; null for nowhere. */
  standBy(positionMs: number | null): void
  close(): void
}

/** So near to where it is wanted the film itself is as quick. */
const nearMs = 400

/** Makes the players of these videos; the first is seen first. With one video there is nothing to prepare. */
export function createDeck(videos: readonly HTMLVideoElement[], film: PlayerFilm, clock: PlayerClock): Deck {
  const players = videos.map(video => new Player(video, film, clock))
  const [first, second] = players
  if (!first) throw new Error('a deck needs a video')
  const active = createStore(first)
  let spare: Player | null = second ?? null
  let wantedMs: number | null = null

  function prepare() {
    if (spare && wantedMs !== null) spare.follow({ ...emptyVector, positionMs: wantedMs })
  }

  /** Whether the spare stands on the very frame, and the film in view does not. */
  function isReadyFor({ positionMs }: Vector): boolean {
    if (!spare || Math.abs(active.get().shownMs() - positionMs) < nearMs) return false
    return spare.standsAt(positionMs)
  }

  function swap() {
    const [seen, next] = [active.get(), spare]
    if (!next) return
    next.sound.setMuted(seen.sound.muted.get())
    spare = seen
    wantedMs = null
    seen.follow({ ...emptyVector, positionMs: seen.shownMs() })
    active.set(next)
  }

  return {
    active,
    indexOf: player => players.indexOf(player),
    follow(vector) {
      if (isReadyFor(vector)) swap()
      active.get().follow(vector)
    },
    standBy(positionMs) {
      wantedMs = positionMs
      prepare()
    },
    close() {
      for (const player of players) player.close()
    },
  }
}
