import { CourseId, type PersonId } from '@samsyn/shared'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
/** The SQL of courses and of their rounds as the overview shows them. */
export declare function createCourseStore(store: Store): {
  insert: (row: Schema['course']) => Promise<import('kysely').InsertResult[]>
  insertCycle: (row: Schema['cycle']) => Promise<import('kysely').InsertResult[]>
  byId: (id: CourseId) => Promise<
    | {
        createdMs: number
        cyclesMax: number
        cyclesMin: number
        endMs: number
        goalQuestion: string
        id: string
        manualVersion: string
        startMs: number
        supervisorId: string
        workerId: string
      }
    | undefined
  >
  idsOf: (personId: PersonId) => Promise<(string & import('zod').$brand<'CourseId'>)[]>
  person: (id: string) => Promise<{
    id: PersonId
    displayName: string
    role: 'admin' | 'supervisor' | 'worker'
  }>
  cycles: (courseId: CourseId) => Promise<
    {
      id: string & import('zod').$brand<'CycleId'>
      courseId: string & import('zod').$brand<'CourseId'>
      index: number
      state:
        | 'analysing'
        | 'closed'
        | 'consentCheck'
        | 'meetingHeld'
        | 'meetingLive'
        | 'meetingScheduled'
        | 'planAgreed'
        | 'planned'
        | 'readyForAnalysis'
        | 'recorded'
        | 'sequencesChosen'
      sinceMs: number
      recordingId: (string & import('zod').$brand<'RecordingId'>) | null
      meetingId: (string & import('zod').$brand<'MeetingId'>) | null
    }[]
  >
}
