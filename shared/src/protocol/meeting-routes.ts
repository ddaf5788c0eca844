import { z } from 'zod'
import { CycleId, MeetingId } from '../ids.ts'
import { LogPage } from '../log/entry.ts'
import { Meeting } from '../meeting.ts'
import { NotesFile, NoteVersion, notesFormats, TimeZone } from '../notes-history.ts'
import { Locale } from '../person.ts'
import { route } from './right.ts'

const ofMeeting = z.object({ meetingId: MeetingId })

/** The HTTP routes of meetings, their notes and their log. */
export const meetingRoutes = {
  'meeting:arrange': route({
    method: 'POST',
    path: '/api/cycles/:cycleId/meetings',
    payload: z.object({ cycleId: CycleId, id: MeetingId }),
    reply: Meeting,
    right: { may: 'meeting:arrange', of: 'cycle', by: 'cycleId' },
    doneBy: 'person',
  }),
  'meeting:get': route({
    method: 'GET',
    path: '/api/meetings/:meetingId',
    payload: ofMeeting,
    reply: Meeting,
    right: { may: 'meeting:join', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'notes:versions': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/notes/versions',
    payload: ofMeeting,
    reply: z.array(NoteVersion),
    right: { may: 'notes:read', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'notes:at': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/notes/versions/:seq',
    payload: ofMeeting.extend({ seq: z.coerce.number().int().min(0) }),
    reply: z.object({ update: z.base64() }),
    right: { may: 'notes:read', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'notes:take-along': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/notes/as/:format',
    payload: ofMeeting.extend({ format: z.enum(notesFormats), locale: Locale, timeZone: TimeZone }),
    reply: NotesFile,
    right: { may: 'notes:read', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
  'log:read': route({
    method: 'GET',
    path: '/api/meetings/:meetingId/log',
    payload: ofMeeting.extend({ afterSeq: z.coerce.number().int().min(0).default(0) }),
    reply: LogPage,
    right: { may: 'meeting:join', of: 'meeting', by: 'meetingId' },
    doneBy: 'page',
  }),
}
