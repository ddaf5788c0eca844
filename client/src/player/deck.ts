import { emptyVector, type Rendition, type Vector } from '@samsyn/shared'
import { createStore, type Readable } from '../store.ts'
import { keepRendition, recallRendition } from './line-memory.ts'
import { createLineWatch } from './line-watch.ts'
import { Player, type PlayerClock, type PlayerFilm } from './Player.ts'
import { createReplacement } from './replacement.ts'

/** Where the renditions of a film come from; null while there is no small one. */
export type Addresses = { film: string; small: string | null }

/** What is to be said of the picture: that it is small, that the film itself is on its way, or that the line is weak for it. */
export type PictureNote = 'small' | 'fetching' | 'weak'

/** Two players of one film: one is seen and follows the vector, the other stands painted where the film is wanted next. */
export type Deck = {
  /** The player that is seen. */
  active: Readable<Player>
  /** Which of the videos a player is on. */
  indexOf(player: Player): number
  follow(vector: Vector): void
  /** Prepares the other player at this film time in ms; null for nowhere. */
  standBy(positionMs: number | null): void
  /** Which rendition is seen, as the line allows. */
  rendition: Readable<Rendition>
  note: Readable<PictureNote | null>
  /** There is a small one from now on. */
  setSmall(address: string | null): void
  /** Somebody wants the film itself whatever the line, or does so no longer. */
  wantBest(best: boolean): void
  close(): void
}

/** So near to where it is wanted the film itself is as quick. */
const nearMs = 400
const lookEveryMs = 250

/** Makes the players of these videos; the first is seen first. With one video there is nothing to prepare. */
export function createDeck(
  videos: readonly HTMLVideoElement[],
  film: PlayerFilm,
  clock: PlayerClock,
  addresses: Addresses,
): Deck {
  const players = videos.map(video => new Player(video, film, clock))
  const [first, second] = players
  if (!first) throw new Error('a deck needs a video')
  const active = createStore(first)
  const begin = addresses.small === null ? 'film' : recallRendition(Date.now())
  const rendition = createStore<Rendition>(begin)
  const note = createStore<PictureNote | null>(null)
  const watch = createLineWatch(videos, begin, performance.now())
  const loaded = new Map<Player, string | null>()
  let small = addresses.small
  let best = false
  let spare: Player | null = second ?? null
  let wantedMs: number | null = null
  let vector: Vector = emptyVector

  const addressOf = (wanted: Rendition) => (wanted === 'small' && small !== null ? small : addresses.film)

  function load(player: Player, address: string | null) {
    if ((loaded.get(player) ?? null) === address) return
    loaded.set(player, address)
    player.load(address)
  }

  function prepare() {
    if (!spare || wantedMs === null) return
    load(spare, addressOf(rendition.get()))
    spare.follow({ ...emptyVector, positionMs: wantedMs })
  }

  /** Whether the spare stands on the very frame, and the film in view does not. */
  function isReadyFor({ positionMs }: Vector): boolean {
    if (!spare || Math.abs(active.get().shownMs() - positionMs) < nearMs) return false
    return spare.standsAt(positionMs)
  }

  function swap() {
    const [seen, next] = [active.get(), spare]
    if (!next) return
    next.sound.takeOver(seen.sound)
    spare = seen
    seen.follow({ ...emptyVector, positionMs: seen.shownMs() })
    active.set(next)
  }

  function isSeen(shown: Rendition) {
    rendition.set(shown)
    watch.changed(shown, performance.now())
    keepRendition(shown, Date.now())
  }

  const replacement = createReplacement({
    seen: active.get,
    spare: () => spare,
    bring(player, wanted) {
      load(player, addressOf(wanted))
      player.follow(vector)
    },
    inStep(shown) {
      swap()
      isSeen(shown)
      // What is no longer seen takes nothing of the line.
      if (spare) load(spare, null)
      prepare()
    },
    givenUp(player) {
      if (wantedMs === null) load(player, null)
      prepare()
    },
  })

  function noteOf(judged: Rendition): PictureNote | null {
    if (rendition.get() === 'small') return best ? 'fetching' : 'small'
    return best && judged === 'small' ? 'weak' : null
  }

  /** Looks how the line serves the film in view, and sees to it that it is seen as it should be. */
  function lookAround() {
    if (small === null || document.visibilityState === 'hidden') return
    const [seen, atMs] = [active.get(), performance.now()]
    const judged = watch.look(seen, players.indexOf(seen), atMs)
    const wanted = best ? 'film' : judged
    note.set(noteOf(judged))
    if (wanted === rendition.get()) return replacement.giveUp()
    if (seen.hasPicture()) return replacement.towards(wanted, { soon: best, atMs })
    // Nothing is lost where there is no picture yet.
    replacement.giveUp()
    load(seen, addressOf(wanted))
    isSeen(wanted)
  }

  load(first, addressOf(begin))
  const looking = setInterval(lookAround, lookEveryMs)
  return {
    active,
    rendition,
    note,
    indexOf: player => players.indexOf(player),
    follow(next) {
      vector = next
      if (replacement.isUnderWay()) spare?.follow(next)
      else if (isReadyFor(next)) {
        wantedMs = null
        swap()
      }
      active.get().follow(next)
    },
    standBy(positionMs) {
      wantedMs = positionMs
      if (!replacement.isUnderWay()) prepare()
    },
    setSmall(address) {
      small = address
    },
    wantBest(value) {
      best = value
      lookAround()
    },
    close() {
      clearInterval(looking)
      watch.close()
      for (const player of players) player.close()
    },
  }
}
