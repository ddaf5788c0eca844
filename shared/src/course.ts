import { z } from 'zod'
import { CycleSummary } from './cycle.ts'
import { CourseId } from './ids.ts'
import { Person } from './person.ts'

/** One social worker's course of supervision with one supervisor, and its rounds in order. */
export const Course = z.object({
  id: CourseId,
  worker: Person,
  supervisor: Person,
  goalQuestion: z.string(),
  startMs: z.int(),
  endMs: z.int(),
  cyclesMin: z.int(),
  cyclesMax: z.int(),
  manualVersion: z.string(),
  cycles: z.array(CycleSummary),
})
export type Course = z.infer<typeof Course>
