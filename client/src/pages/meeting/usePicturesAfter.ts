import { type Meeting, type MeetingId, onStrokes, type Stroke, strokesOf } from '@samsyn/shared'
import { useEffect, useMemo } from 'react'
import { useAnswer } from '../../app/queries.ts'
import type { PictureOf } from '../../features/notes/note-hands.ts'
import { openDoc } from '../../net/docs.ts'
import { createStore } from '../../store.ts'
import { picturesOf } from './pictures-of.tsx'

/**
 * The small pictures of a meeting's film with its drawings, outside of the room; none while the film may not be shown, and
 * none of a film that is shown with the viewer's name over it: this page is printed, and paper would not say whose it is.
 */
export function usePicturesAfter({ id, recordingId }: Meeting): PictureOf {
  const { data: recording, error } = useAnswer('recording:get', { recordingId })
  const strokes = useStrokes(id)
  // A film that has gone is refused, while its answer of before is still in this browser.
  const film = error?.code !== 'not-found' && recording?.playable && !recording.watermark ? recording.film : null
  return useMemo(() => (film ? picturesOf({ recordingId, film, strokes }) : () => null), [recordingId, film, strokes])
}

/** What is drawn in a meeting, for who only reads it. */
function useStrokes(meetingId: MeetingId) {
  const strokes = useMemo(() => createStore<readonly Stroke[]>([]), [])
  useEffect(() => {
    const { doc, close } = openDoc({ kind: 'drawings', meetingId })
    const stop = onStrokes(doc, () => strokes.set(strokesOf(doc)))
    return () => {
      stop()
      close()
    }
  }, [meetingId, strokes])
  return strokes
}
