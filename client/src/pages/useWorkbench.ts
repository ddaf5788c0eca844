import { type Film, type RecordingId, SequenceId } from '@samsyn/shared'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAnswer } from '../app/queries.ts'
import { createHands } from '../features/playback/hands.ts'
import { belongsElsewhere } from '../features/playback/keys.ts'
import { createLocalSteering } from '../features/playback/local-steering.ts'
import { useFilmKeys } from '../features/playback/useFilmKeys.ts'
import { createDraftDesk } from '../features/sequence/draft-desk.ts'
import { createMarking } from '../features/sequence/marking.ts'
import { frameStartMs, type Span } from '../features/sequence/span.ts'
import { useMarkKeys } from '../features/sequence/useMarkKeys.ts'
import type { Player } from '../player/Player.ts'

const newId = () => SequenceId.parse(crypto.randomUUID())

/** Brings the film's hands and the marking hands together for one recording. */
export function useWorkbench(recordingId: RecordingId, film: Film) {
  const [steering] = useState(() => createLocalSteering(recordingId))
  const [desk] = useState(() =>
    createDraftDesk({ recordingId, durationMs: film.durationMs, keeping: sessionStorage, newId }),
  )
  const [player, setPlayer] = useState<Player | null>(null)
  const answer = useAnswer('sequence:list', { recordingId })
  const stage = useRef<HTMLElement>(null)
  const question = useRef<HTMLTextAreaElement>(null)

  // Alone there is nobody who could refuse.
  const hands = useMemo(
    () => player && createHands({ player, steering, film, refused: () => undefined }),
    [player, steering, film],
  )
  const playing = useCallback(() => steering.vector.get().playing, [steering])
  const show = useCallback(
    (ms: number) => {
      if (playing()) hands?.pause()
      hands?.seek(ms)
    },
    [hands, playing],
  )
  const [search] = useSearchParams()
  const openAtMs = Number(search.get('t') ?? Number.NaN)
  useEffect(() => {
    if (openAtMs >= 0) hands?.seek(openAtMs)
  }, [hands, openAtMs])
  const marking = useMemo(() => {
    if (!player) return null
    const seenMs = () => frameStartMs(playing() ? player.frame() : player.targetFrame(), film.frameRate)
    return createMarking({ desk, seenMs, show, marked: () => focusQuestion(question) })
  }, [player, desk, show, playing, film])
  useFilmKeys(hands, steering)
  useMarkKeys(marking, belongsElsewhere)

  /** Plays a stretch once or round and round, or only shows where it begins. */
  function playSpan(sequenceId: SequenceId, { startMs, endMs }: Span, how: 'once' | 'loop' | 'show') {
    const range = { startMs, endMs }
    void steering.command({ kind: 'sequence', recordingId, sequenceId, range, playing: how !== 'show', preRollMs: 0 })
    if (how === 'loop') void steering.command({ kind: 'loop', loop: true })
  }

  function select(id: string) {
    const sequence = answer.data?.find(one => one.id === id)
    if (sequence) playSpan(sequence.id, sequence, 'show')
  }

  const backToFilm = () => requestAnimationFrame(() => stage.current?.focus())
  return {
    steering,
    desk,
    player,
    setPlayer,
    hands,
    marking,
    answer,
    stage,
    question,
    show,
    playSpan,
    select,
    backToFilm,
  }
}

/** The question comes next; where there is no keyboard, the one on the screen would hide the film. */
function focusQuestion(question: { current: HTMLTextAreaElement | null }) {
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) return
  requestAnimationFrame(() => question.current?.focus())
}
