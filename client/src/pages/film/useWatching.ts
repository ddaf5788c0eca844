import { type Film, inMeetingOrder, type RecordingId, type Sequence } from '@samsyn/shared'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useAnswer } from '../../app/queries.ts'
import { aloneClock } from '../../features/playback/local-steering.ts'
import { useAloneFilm } from '../../features/playback/useAloneFilm.ts'
import { useArrowKeys } from '../../features/playback/useArrowKeys.ts'
import { useSequenceEnd } from '../../features/playback/useSequenceEnd.ts'
import { useStore } from '../../useStore.ts'

/** One person, her film and the sequences shown to her: which is on, which comes next, and how one is played. */
export function useWatching(recordingId: RecordingId, film: Film) {
  const { steering, player, setPlayer, hands, playSpan } = useAloneFilm(recordingId, film)
  const answer = useAnswer('sequence:list', { recordingId })
  const vector = useStore(steering.vector)
  const isOver = useSequenceEnd(vector, aloneClock, player)
  useArrowKeys(hands)
  const ordered = inMeetingOrder(answer.data ?? [])
  const at = ordered.findIndex(({ id }) => id === vector.sequenceId)
  const play = (sequence: Sequence, how: 'once' | 'loop' | 'show') => playSpan(sequence.id, sequence, how)

  const [search] = useSearchParams()
  const wanted = useRef(search.get('sequence'))
  const wantedNow = hands && ordered.find(({ id }) => id === wanted.current)
  useEffect(() => {
    if (!wantedNow) return
    wanted.current = null
    playSpan(wantedNow.id, wantedNow, 'show')
  })

  return {
    ...{ steering, player, setPlayer, hands, answer, isOver, play },
    on: ordered[at] ?? null,
    next: ordered[at + 1] ?? null,
    isLooping: vector.loop,
  }
}

export type Watching = ReturnType<typeof useWatching>
