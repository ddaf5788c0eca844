import { z } from 'zod'
import { ConsentAnswer, ConsentBasis, ConsentEvent } from '../consent.ts'
import { DeletionReceipt } from '../deletion.ts'
import { CycleId, FilmedPersonId, RecordingId } from '../ids.ts'
import { NotesFile, notesFormats, TimeZone } from '../notes-history.ts'
import { Locale } from '../person.ts'
import { FilmedPersonKind, KeepingKey, Recording } from '../recording.ts'
import { RecordingContext } from '../recording-context.ts'
import { Text } from '../text.ts'
import { Viewing } from '../viewing.ts'
import { route } from './right.ts'

const ofRecording = z.object({ recordingId: RecordingId })
const ofCycle = z.object({ cycleId: CycleId })

/** The HTTP routes of recordings, of who is in them and has consented, and of who has watched them. */
export const recordingRoutes = {
  'recording:create': route({
    method: 'POST',
    path: '/api/cycles/:cycleId/recordings',
    payload: z.object({
      cycleId: CycleId,
      id: RecordingId,
      fileName: Text.min(1).max(255),
      /** Null for one that is recorded here and sent meanwhile: nobody knows its size before it ends. */
      sizeBytes: z.int().positive().nullable(),
      soundOnly: z.boolean().default(false),
    }),
    reply: Recording,
    right: { may: 'recording:upload', of: 'cycle', by: 'cycleId' },
    doneBy: 'person',
  }),
  'recording:get': route({
    method: 'GET',
    path: '/api/recordings/:recordingId',
    payload: ofRecording,
    reply: Recording,
    right: { may: 'recording:view', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  /** Only while the recording is on its way, and for whoever sends it. */
  'recording:keeping-key': route({
    method: 'GET',
    path: '/api/recordings/:recordingId/keeping-key',
    payload: ofRecording,
    reply: KeepingKey,
    right: { may: 'recording:upload', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  'recording:discard': route({
    method: 'DELETE',
    path: '/api/recordings/:recordingId',
    payload: ofRecording,
    reply: DeletionReceipt,
    right: { may: 'recording:discard', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'recording:receipts': route({
    method: 'GET',
    path: '/api/cycles/:cycleId/receipts',
    payload: ofCycle,
    reply: z.array(DeletionReceipt),
    right: { may: 'receipt:read', of: 'cycle', by: 'cycleId' },
    doneBy: 'page',
  }),
  /** Everybody's viewings to whose film it is; to anybody else their own. */
  'recording:viewings': route({
    method: 'GET',
    path: '/api/recordings/:recordingId/viewings',
    payload: ofRecording,
    reply: z.array(Viewing),
    right: { may: 'viewing:read', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  'recording:report': route({
    method: 'GET',
    path: '/api/recordings/:recordingId/report/:format',
    payload: ofRecording.extend({ format: z.enum(notesFormats), locale: Locale, timeZone: TimeZone }),
    reply: NotesFile,
    right: { may: 'viewing:report', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  'recording:put-context': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/context',
    payload: ofRecording.extend(RecordingContext.shape),
    reply: Recording,
    right: { may: 'recording:describe', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'recording:put-person': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/persons/:id',
    payload: ofRecording.extend({
      id: FilmedPersonId,
      label: Text.trim().min(1).max(60),
      kind: FilmedPersonKind,
    }),
    reply: Recording,
    right: { may: 'recording:describe', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'recording:remove-person': route({
    method: 'DELETE',
    path: '/api/recordings/:recordingId/persons/:id',
    payload: ofRecording.extend({ id: FilmedPersonId }),
    reply: Recording,
    right: { may: 'recording:describe', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  'consent:state': route({
    method: 'PUT',
    path: '/api/recordings/:recordingId/persons/:id/consent',
    payload: ofRecording
      .extend({ id: FilmedPersonId, answer: ConsentAnswer, basis: ConsentBasis.optional() })
      .refine(
        ({ answer, basis }) => (answer === 'given') === (basis !== undefined),
        'a yes, and only that, has a basis',
      ),
    reply: Recording,
    right: { may: 'consent:state', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
  /** What was stated of the people in a film, oldest first: of those who were taken off the list too. */
  'consent:history': route({
    method: 'GET',
    path: '/api/recordings/:recordingId/consents',
    payload: ofRecording,
    reply: z.array(ConsentEvent),
    right: { may: 'recording:view', of: 'recording', by: 'recordingId' },
    doneBy: 'page',
  }),
  'consent:withdraw': route({
    method: 'DELETE',
    path: '/api/recordings/:recordingId/persons/:id/consent',
    payload: ofRecording.extend({ id: FilmedPersonId }),
    reply: DeletionReceipt,
    right: { may: 'consent:state', of: 'recording', by: 'recordingId' },
    doneBy: 'person',
  }),
}
