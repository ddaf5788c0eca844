import { type Film, type RecordingId, SequenceId } from '@samsyn/shared'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useAnswer } from '../app/queries.ts'
import { belongsElsewhere } from '../features/playback/keys.ts'
import { useAloneFilm } from '../features/playback/useAloneFilm.ts'
import { createDraftDesk } from '../features/sequence/draft-desk.ts'
import { createMarking } from '../features/sequence/marking.ts'
import { frameStartMs } from '../features/sequence/span.ts'
import { useMarkKeys } from '../features/sequence/useMarkKeys.ts'

const newId = () => SequenceId.parse(crypto.randomUUID())

/** Brings the film's hands and the marking hands together for one recording. */
export function useWorkbench(recordingId: RecordingId, film: Film) {
  const { steering, player, setPlayer, hands, playing, playSpan } = useAloneFilm(recordingId, film)
  const [desk] = useState(() =>
    createDraftDesk({ recordingId, durationMs: film.durationMs, keeping: sessionStorage, newId }),
  )
  const answer = useAnswer('sequence:list', { recordingId })
  const stage = useRef<HTMLElement>(null)
  const question = useRef<HTMLTextAreaElement>(null)

  const show = useCallback(
    (ms: number) => {
      if (playing()) hands?.pause()
      hands?.seek(ms)
    },
    [hands, playing],
  )
  const marking = useMemo(() => {
    if (!player) return null
    const seenMs = () => frameStartMs(playing() ? player.frame() : player.targetFrame(), film.frameRate)
    return createMarking({ desk, seenMs, show, marked: () => focusQuestion(question) })
  }, [player, desk, show, playing, film])
  useMarkKeys(marking, belongsElsewhere)

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
