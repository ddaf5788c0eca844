import { z } from 'zod'
import { CourseId, CycleId, MeetingId, PersonId, RecordingId } from '../ids.ts'
import { LogEntry } from '../log/entry.ts'
import { ConsumerOffer, Source } from '../media.ts'
import { AgendaStep, Attendee } from '../meeting.ts'
import { ParticipantFrame } from '../playback/report.ts'
import { Playback } from './playback.ts'

const meeting = z.object({ meetingId: MeetingId })

/**
 * Who hears of a fact: everybody in the meeting's room, the people of the course wherever they are (of its analysis, only who
 * makes it until it is shown to the other), or one connection.
 */
export type Audience = 'meeting' | 'course' | 'analysis' | 'connection'

const fact = <P extends z.ZodType>(to: Audience, payload: P) => ({ to, payload })

/** Every fact the server tells over Socket.IO. */
export const facts = {
  'course:changed': fact('course', z.object({ courseId: CourseId, cycleId: CycleId.nullable() })),
  /** The course is not this person's any more. */
  'course:lost': fact('connection', z.object({ courseId: CourseId })),
  'development:changed': fact('course', z.object({ cycleId: CycleId })),
  'recording:changed': fact('course', z.object({ recordingId: RecordingId, cycleId: CycleId })),
  'recording:progressed': fact('course', z.object({ recordingId: RecordingId, progress: z.number() })),
  'sequence:changed': fact('analysis', z.object({ recordingId: RecordingId })),
  'meeting:attendance-changed': fact('meeting', meeting.extend({ attendees: z.array(Attendee) })),
  'meeting:step-changed': fact('meeting', meeting.extend({ step: AgendaStep })),
  /** This person may not be in the meeting any more, and has been taken out of it. */
  'meeting:lost': fact('connection', meeting),
  'log:appended': fact('meeting', meeting.extend({ entry: LogEntry })),
  'playback:changed': fact('meeting', Playback.omit({ frames: true }).extend(meeting.shape)),
  'playback:frames-changed': fact('meeting', meeting.extend({ frames: z.array(ParticipantFrame) })),
  'media:consumer-offered': fact('connection', meeting.extend({ offer: ConsumerOffer })),
  'media:consumer-closed': fact('connection', meeting.extend({ consumerId: z.string() })),
  'media:consumer-paused': fact('connection', meeting.extend({ consumerId: z.string(), paused: z.boolean() })),
  'media:stopped': fact(
    'connection',
    meeting.extend({ sources: z.array(Source).max(2), reason: z.literal('too-much') }),
  ),
  'media:speaking': fact('meeting', meeting.extend({ personId: PersonId.nullable() })),
  'media:closed': fact(
    'connection',
    meeting.extend({ reason: z.enum(['taken-over', 'restarted', 'transport-failed']) }),
  ),
  'session:locked': fact('connection', z.object({})),
  'session:unlocked': fact('connection', z.object({})),
  'session:ended': fact('connection', z.object({})),
}

export type Facts = typeof facts
export type FactName = keyof Facts
export type FactPayload<Name extends FactName> = z.output<Facts[Name]['payload']>
