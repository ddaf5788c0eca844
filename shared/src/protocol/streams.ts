import { z } from 'zod'
import { RecordingId } from '../ids.ts'
import type { DoneBy, Right } from './right.ts'

const payload = z.object({ recordingId: RecordingId })
type Payload = z.output<typeof payload>

const bytesOf = (path: string) => {
  const right = { may: 'recording:play', of: 'recording', by: 'recordingId' } as const satisfies Right<Payload>
  // A player asks for the next part by itself, also when nobody looks.
  const doneBy: DoneBy = 'page'
  return { path, payload, right, doneBy }
}

/** The routes that answer with bytes of a film. Each needs consent besides the right, on every request. */
export const streams = {
  film: bytesOf('/api/recordings/:recordingId/film'),
  small: bytesOf('/api/recordings/:recordingId/small'),
  opening: bytesOf('/api/recordings/:recordingId/opening'),
  poster: bytesOf('/api/recordings/:recordingId/poster'),
  storyboard: bytesOf('/api/recordings/:recordingId/storyboard'),
  peaks: bytesOf('/api/recordings/:recordingId/peaks'),
}
export type StreamName = keyof typeof streams

/** Where films are uploaded by the tus protocol; the upload's id is the recording's id, and needs 'recording:upload'. */
export const uploadPath = '/api/uploads'

/** Where the organisation's provider says that somebody is no longer signed in there (OpenID Connect Back-Channel Logout). */
export const backChannelLogoutPath = '/api/session/organisation/logout'

/** The address of one of a film's streams. */
export function streamUrl(name: StreamName, recordingId: RecordingId): string {
  return streams[name].path.replace(':recordingId', recordingId)
}
