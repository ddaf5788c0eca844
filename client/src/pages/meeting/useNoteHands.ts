import { type Film, frameAt, type Meeting, middleOf, type Sequence, type SequenceId } from '@samsyn/shared'
import { useEffect, useMemo, useRef } from 'react'
import { useAnswer } from '../../app/queries.ts'
import type { Drawings } from '../../features/drawing/drawings.ts'
import type { MeetingHands, NoteThings } from '../../features/notes/note-hands.ts'
import { createStore } from '../../store.ts'
import { useStore } from '../../useStore.ts'
import { picturesOf } from './pictures-of.tsx'
import type { Room } from './room.ts'

type Around = {
  room: Room
  meeting: Meeting
  film: Film
  sequences: readonly Sequence[]
  drawings: Drawings
  filmMs: () => number
  onGoTo: (filmMs: number) => void
  onSequence: (sequenceId: SequenceId) => void
}

/** What the notes can do with the meeting: which sequence and which picture are at hand, and the way back to them. */
export function useNoteHands(around: Around): MeetingHands {
  const { room, film, sequences, drawings } = around
  const { sequenceId } = useStore(room.steering.vector)
  const frames = useStore(drawings.frames)
  const points = usePoints(around.meeting)
  const latest = useRef(around)
  latest.current = around
  const things = useMemo(() => createStore<NoteThings>({ sequences: [], sequenceId: null, points: [] }), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing that comes or goes changes how a chip looks
  useEffect(() => {
    things.set({ sequences, sequenceId, points })
  }, [things, sequences, sequenceId, points, frames])
  return useMemo(
    () => ({
      things,
      stands: () => !latest.current.room.steering.vector.get().playing,
      still() {
        const { meeting, filmMs } = latest.current
        const frame = frameAt(filmMs(), film.frameRate)
        return { recordingId: meeting.recordingId, filmMs: Math.round(middleOf(frame, film.frameRate)) }
      },
      isDrawn: ({ filmMs }) => {
        const frame = frameAt(filmMs, film.frameRate)
        return latest.current.drawings.frames.get().some(drawn => drawn.frame === frame)
      },
      picture: picturesOf({
        recordingId: latest.current.meeting.recordingId,
        film,
        strokes: latest.current.drawings.strokes,
      }),
      showSequence: id => latest.current.onSequence(id as SequenceId),
      showStill: ({ filmMs }) => latest.current.onGoTo(filmMs),
    }),
    [things, film],
  )
}

/** The development points a line can speak of: those of last time, and those agreed now. */
function usePoints({ cycleId }: Meeting) {
  const { data } = useAnswer('development:thread', { cycleId })
  return useMemo(() => (data ? [...(data.last?.points ?? []), ...data.agreed] : []), [data])
}
