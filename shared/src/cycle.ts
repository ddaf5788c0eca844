import { z } from 'zod'
import { CourseId, CycleId, MeetingId, RecordingId } from './ids.ts'
import type { Relation } from './rights.ts'

/** The states of a round, in the order a round goes through them. */
export const cycleStates = [
  'planned',
  'recorded',
  'consentCheck',
  'readyForAnalysis',
  'analysing',
  'sequencesChosen',
  'meetingScheduled',
  'meetingLive',
  'meetingHeld',
  'planAgreed',
  'closed',
] as const
export const CycleState = z.enum(cycleStates)
export type CycleState = z.infer<typeof CycleState>

/** A round as the overview shows it: where it stands, since when, and what it holds. */
export const CycleSummary = z.object({
  id: CycleId,
  courseId: CourseId,
  index: z.int().min(1),
  state: CycleState,
  sinceMs: z.int(),
  recordingId: RecordingId.nullable(),
  meetingId: MeetingId.nullable(),
})
export type CycleSummary = z.infer<typeof CycleSummary>

/** Whose turn it is in a round in this state; null when it is nobody's. */
export function waitsOn(state: CycleState): Relation | 'both' | null {
  return turns[state]
}

const turns: Record<CycleState, Relation | 'both' | null> = {
  planned: 'worker',
  recorded: 'worker',
  consentCheck: 'worker',
  readyForAnalysis: 'supervisor',
  analysing: 'supervisor',
  sequencesChosen: 'supervisor',
  meetingScheduled: 'both',
  meetingLive: 'both',
  meetingHeld: 'both',
  planAgreed: 'both',
  closed: null,
}

/** Whether a round is over, so that the next one may begin. */
export const isOver = (state: CycleState): boolean => state === 'closed'

/** What can happen in a round and move it on. */
export type CycleEvent =
  | 'film-received'
  | 'film-discarded'
  | 'film-ready'
  | 'consent-given'
  | 'consent-missing'
  | 'sequence-marked'
  | 'sequences-chosen'
  | 'meeting-arranged'
  | 'meeting-entered'
  | 'meeting-left'
  | 'plan-agreed'
  | 'round-closed'

/** The state a round is in after an event; an event that does not apply leaves it as it is. */
export function nextState(state: CycleState, event: CycleEvent): CycleState {
  return transitions[state]?.[event] ?? state
}

const transitions: Partial<Record<CycleState, Partial<Record<CycleEvent, CycleState>>>> = {
  planned: { 'film-received': 'recorded' },
  recorded: { 'film-discarded': 'planned', 'film-ready': 'consentCheck' },
  consentCheck: { 'film-discarded': 'planned', 'consent-given': 'readyForAnalysis' },
  readyForAnalysis: {
    'film-discarded': 'planned',
    'consent-missing': 'consentCheck',
    'sequence-marked': 'analysing',
    'sequences-chosen': 'sequencesChosen',
  },
  analysing: {
    'film-discarded': 'planned',
    'consent-missing': 'consentCheck',
    'sequences-chosen': 'sequencesChosen',
    'meeting-arranged': 'meetingScheduled',
  },
  sequencesChosen: {
    'film-discarded': 'planned',
    'consent-missing': 'consentCheck',
    'meeting-arranged': 'meetingScheduled',
  },
  meetingScheduled: { 'film-discarded': 'planned', 'meeting-entered': 'meetingLive' },
  meetingLive: { 'meeting-left': 'meetingHeld' },
  meetingHeld: { 'meeting-entered': 'meetingLive', 'plan-agreed': 'planAgreed', 'round-closed': 'closed' },
  planAgreed: { 'meeting-entered': 'meetingLive', 'round-closed': 'closed' },
}
