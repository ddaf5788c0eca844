import { type Film, frameDurationMs, middleOf, type PersonId } from '@samsyn/shared'
import type { Player } from '../../player/Player.ts'
import type { Steering } from './steering.ts'

/** What a person's hands can do with the film, by button or by key. Each tells `refused` when it could not be done. */
export type Hands = {
  /** Whether the film moves: playing, and not come to an end where the picture stands. */
  moving(): boolean
  /** Pauses what moves, or plays what stands; the film of somebody else who steers it is stopped, as everybody may. */
  playOrPause(): void
  play(): void
  pause(): void
  stop(): void
  seek(positionMs: number): void
  jump(byMs: number): void
  step(frames: number): void
  setRate(rate: number): void
  setLoop(loop: boolean): void
}

type Of = {
  player: Player
  steering: Steering
  film: Film
  /** Whose hands they are; left out where nobody else could steer. */
  selfId?: PersonId
  refused: (error: unknown) => void
}

/** Whether somebody else steers, so that this person watches. */
export const isWatching = (controllerId: PersonId | null, selfId: PersonId | undefined): boolean =>
  controllerId !== null && controllerId !== selfId

/** Puts a film's hands together from its player, which knows what is seen, and its steering, which knows what is meant. */
export function createHands({ player, steering, film, selfId, refused }: Of): Hands {
  const give: Steering['command'] = command =>
    steering.command(command).catch(error => {
      player.follow(steering.vector.get())
      refused(error)
    })
  const playing = () => steering.vector.get().playing
  const lastMs = film.durationMs - frameDurationMs(film.frameRate)
  const within = (positionMs: number) => Math.min(Math.max(0, positionMs), lastMs)
  const moving = () => playing() && player.status.get() !== 'showing'
  const atFilmEnd = () => steering.vector.get().range === null && player.positionMs() >= lastMs
  let stepping = Promise.resolve()

  const hands: Hands = {
    moving,
    /** Play at the end of the film begins it again. */
    async play() {
      if (atFilmEnd()) await give({ kind: 'seek', positionMs: 0 })
      await give({ kind: 'play' })
    },
    // The picture stops under the finger; the others are told which frame that was.
    pause: () => void give({ kind: 'pause', positionMs: player.freeze() }),
    stop: () => void give({ kind: 'stop', positionMs: player.freeze() }),
    playOrPause() {
      if (!moving()) return hands.play()
      return isWatching(steering.controllerId.get(), selfId) ? hands.stop() : hands.pause()
    },
    seek: positionMs => void give({ kind: 'seek', positionMs: within(positionMs) }),
    jump: byMs => hands.seek(player.positionMs() + byMs),
    /** Steps follow one another, each from the frame the one before has led to, so that a held key loses none. */
    step(frames) {
      stepping = stepping.then(async () => {
        if (moving()) return give({ kind: 'pause', positionMs: player.freeze() })
        // Come to its end, it stands but would play on from the next frame.
        if (playing()) await give({ kind: 'pause', positionMs: player.freeze() })
        const from = player.targetFrame()
        return give({
          kind: 'seek',
          positionMs: middleOf(Math.min(film.frameCount - 1, Math.max(0, from + frames)), film.frameRate),
        })
      })
    },
    setRate: rate => void give({ kind: 'rate', rate }),
    setLoop: loop => void give({ kind: 'loop', loop }),
  }
  return hands
}
