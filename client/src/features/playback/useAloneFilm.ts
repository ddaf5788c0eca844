import type { Film, RecordingId, SequenceId } from '@samsyn/shared'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Player } from '../../player/Player.ts'
import { createHands } from './hands.ts'
import { createLocalSteering } from './local-steering.ts'
import { useFilmKeys } from './useFilmKeys.ts'

type Stretch = { startMs: number; endMs: number }

/** A film that somebody watches alone: its steering, its player, its hands and keys. It opens where the address says (`t`, in ms). */
export function useAloneFilm(recordingId: RecordingId, film: Film) {
  const [steering] = useState(() => createLocalSteering(recordingId))
  const [player, setPlayer] = useState<Player | null>(null)
  // Alone there is nobody who could refuse.
  const hands = useMemo(
    () => player && createHands({ player, steering, film, refused: () => undefined }),
    [player, steering, film],
  )
  const playing = useCallback(() => steering.vector.get().playing, [steering])
  useFilmKeys(hands, steering)
  const [search] = useSearchParams()
  const openAtMs = Number(search.get('t') ?? Number.NaN)
  const openedAtMs = useRef<number | null>(null)
  useEffect(() => {
    // Another player may take over later, and with it other hands: that opens nothing anew.
    if (!hands || !(openAtMs >= 0) || openedAtMs.current === openAtMs) return
    openedAtMs.current = openAtMs
    hands.seek(openAtMs)
  }, [hands, openAtMs])

  /** Plays a stretch once or round and round, or only shows where it begins. */
  function playSpan(sequenceId: SequenceId, { startMs, endMs }: Stretch, how: 'once' | 'loop' | 'show') {
    const range = { startMs, endMs }
    void steering.command({ kind: 'sequence', recordingId, sequenceId, range, playing: how !== 'show', preRollMs: 0 })
    if (how === 'loop') void steering.command({ kind: 'loop', loop: true })
  }

  return { steering, player, setPlayer, hands, playing, playSpan }
}
