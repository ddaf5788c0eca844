import { type Plan, packetTimesS, promisedEndS } from './plan.ts'
import type { Probe } from './probe.ts'
import { fps, typicalGap } from './rate.ts'

/** Headers are often a little off; less than this is nothing that anyone would miss. */
const WORTH_TELLING_MS = 500
/** More frames than this part must be unreadable in the middle before it counts as missing. */
const UNREADABLE_ALLOWED = 0.02

function unreadableMs(probe: Probe, seenS: readonly number[]): number {
  const [first = 0, last = 0] = [seenS[0], seenS.at(-1)]
  const stored = packetTimesS(probe.picture).filter(time => time >= first && time <= last).length
  const lost = stored - seenS.length
  return lost > stored * UNREADABLE_ALLOWED ? lost * (typicalGap(packetTimesS(probe.picture)) ?? 0) * 1000 : 0
}

/** How much of what the file's header promises is not there or cannot be read. */
export function missingMs(probe: Probe, plan: Plan, seenS: readonly number[]): number {
  const promised = promisedEndS(probe)
  const atEnd = promised === null ? 0 : Math.max(0, promised - plan.endS) * 1000
  const missing = Math.round(atEnd + unreadableMs(probe, seenS))
  return missing >= WORTH_TELLING_MS ? missing : 0
}

/** Whether the frames that were decoded are so different from the stored ones that the plan must be made anew. */
export function needsNewPlan(plan: Plan, seenS: readonly number[]): boolean {
  const slotS = 1 / fps(plan.rate)
  const starts = Math.abs((seenS[0] ?? 0) - (plan.timesS[0] ?? 0))
  const ends = Math.abs((seenS.at(-1) ?? 0) - (plan.timesS.at(-1) ?? 0))
  return starts > slotS || ends > slotS || Math.abs(seenS.length / plan.timesS.length - 1) > 0.1
}
