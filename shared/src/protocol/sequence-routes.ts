import { z } from 'zod'
import { RecordingId, SequenceId } from '../ids.ts'
import { mostSequences, Sequence, SequenceDraft } from '../sequence.ts'
import { route } from './right.ts'

const ofRecording = z.object({ recordingId: RecordingId })

/** The HTTP routes of what is marked in a recording. */
export const sequenceRoutes = {
  'sequence:list': route({
    method: 'GET',
    path: '/api/recordings/:recordingId/sequences',
    payload: ofRecording,
    reply: z.array(Sequence),
    right: { may: 'sequence:view', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  'sequence:put': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/sequences/:id',
    payload: SequenceDraft,
    reply: z.array(Sequence),
    right: { may: 'sequence:edit', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'sequence:remove': route({
    method: 'DELETE',
    path: '/api/recordings/:recordingId/sequences/:id',
    payload: ofRecording.extend({ id: SequenceId }),
    reply: z.array(Sequence),
    right: { may: 'sequence:edit', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'sequence:order': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/sequences',
    payload: ofRecording.extend({ ids: z.array(SequenceId).max(mostSequences) }),
    reply: z.array(Sequence),
    right: { may: 'sequence:edit', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
}
