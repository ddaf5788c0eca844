import { z } from 'zod'
import { DeletionReason } from './deletion.ts'
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
  /** The newest meeting that was not called off. */
  meetingId: MeetingId.nullable(),
  /** Why the film that the round had was deleted, while it has no other; null when it has one, or never had. */
  filmGone: DeletionReason.nullable(),
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
  /** Everybody has gone, and it does not count as held. */
  | 'meeting-not-held'
  /** There is no film any more to meet about. */
  | 'meeting-called-off'
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
  meetingScheduled: {
    'film-discarded': 'planned',
    'meeting-called-off': 'planned',
    'meeting-entered': 'meetingLive',
  },
  meetingLive: {
    'meeting-left': 'meetingHeld',
    'meeting-not-held': 'meetingScheduled',
    'meeting-called-off': 'planned',
  },
  // Back from here only where an earlier version took for held what was not.
  meetingHeld: {
    'meeting-entered': 'meetingLive',
    'meeting-not-held': 'meetingScheduled',
    'meeting-called-off': 'planned',
    'plan-agreed': 'planAgreed',
    'round-closed': 'closed',
  },
  planAgreed: { 'meeting-entered': 'meetingLive', 'round-closed': 'closed' },
}
