import { z } from 'zod'
import { CycleId, DevelopmentPointId } from './ids.ts'
import { Text } from './text.ts'

export const developmentStatuses = ['active', 'tried', 'working', 'dropped'] as const
/** Where a development point stands: agreed, tried once, works, or let go. */
export const DevelopmentStatus = z.enum(developmentStatuses)
export type DevelopmentStatus = z.infer<typeof DevelopmentStatus>

/** What somebody writes of a development point: what, in which dimension of the manual if any, and when it is to be tried. */
export const DevelopmentDraft = z.object({
  cycleId: CycleId,
  id: DevelopmentPointId,
  text: Text.trim().min(1).max(500),
  dimension: Text.max(100).nullable(),
  when: Text.trim().max(200),
})
export type DevelopmentDraft = z.infer<typeof DevelopmentDraft>

/** A development point: agreed in one round, answered in a later one (`followUpCycleId`). */
export const DevelopmentPoint = DevelopmentDraft.extend({
  status: DevelopmentStatus,
  followUpCycleId: CycleId.nullable(),
  /** What was written of it cannot be read any more. */
  damaged: z.boolean(),
})
export type DevelopmentPoint = z.infer<typeof DevelopmentPoint>

/** The round before this one that came to something: its next step and its development points. */
export const LastRound = z.object({
  cycleId: CycleId,
  index: z.int(),
  /** Null when its notes cannot be read. */
  nextStep: z.string().nullable(),
  points: z.array(DevelopmentPoint),
})
export type LastRound = z.infer<typeof LastRound>

/** What goes from round to round: what was agreed last, and what is agreed in this one. */
export const RedThread = z.object({ last: LastRound.nullable(), agreed: z.array(DevelopmentPoint) })
export type RedThread = z.infer<typeof RedThread>

/** A round holds no more than one can work at. */
export const mostDevelopmentPoints = 2

/** Whether one more can be agreed in a round that has these. */
export function mayAgreeMore(agreed: readonly Pick<DevelopmentPoint, 'status'>[]): boolean {
  return agreed.length < mostDevelopmentPoints
}
