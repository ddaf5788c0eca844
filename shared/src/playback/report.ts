import { z } from 'zod'
import { PersonId } from '../ids.ts'

/** What one participant's player shows for the vector `rev`: the frame, once it is painted and stable. Apart is who looks back alone. */
export const PlayerReport = z.object({
  rev: z.int().min(0),
  frame: z.int().min(0).nullable(),
  status: z.enum(['showing', 'playing', 'loading', 'blocked', 'away', 'apart']),
  oneWayMs: z.number().min(0).max(10_000),
  /** How long its film takes to start when it stands prepared, and to be prepared when it must seek first. */
  startMs: z.number().min(0).max(10_000),
  seekMs: z.number().min(0).max(10_000).default(0),
  /** Nothing of the film has come yet: not even a frame that stands still. */
  blank: z.boolean().optional(),
})
export type PlayerReport = z.infer<typeof PlayerReport>

export const ParticipantFrame = PlayerReport.pick({ rev: true, frame: true, status: true, blank: true }).extend({
  personId: PersonId,
})
export type ParticipantFrame = z.infer<typeof ParticipantFrame>

/** Whether everybody's screen shows the same frame of the standing film, and whose does not yet. */
export function samePicture(
  rev: number,
  frames: readonly ParticipantFrame[],
): { same: boolean; waitingFor: PersonId[] } {
  const shown = frames.filter(frame => frame.rev === rev && frame.status === 'showing').map(frame => frame.frame)
  const common = mostCommon(shown)
  const late = frames.filter(frame => frame.rev !== rev || frame.status !== 'showing' || frame.frame !== common)
  return { same: frames.length > 0 && late.length === 0, waitingFor: late.map(frame => frame.personId) }
}

function mostCommon(values: readonly (number | null)[]): number | null {
  const count = (value: number | null) => values.filter(other => other === value).length
  return values.reduce<number | null>(
    (best, value) => (best === null || count(value) > count(best) ? value : best),
    null,
  )
}
