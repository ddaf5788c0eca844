import type { Scratch } from '../../files/scratch.ts'
import type { Plan } from './plan.ts'
import { type Probe, probe } from './probe.ts'
import { FilmProblem } from './problem.ts'
import { GOP } from './proxy-args.ts'
import { fps } from './rate.ts'
import type { Tools } from './source.ts'

/** What of a plan a finished film is held against. */
type Planned = Pick<Plan, 'rate' | 'frameCount'>

function faults(made: Probe, plan: Planned, hasSound: boolean): string[] {
  const { stream, tickS, packets, turn } = made.picture
  const slot = (pts: number) => pts * tickS * fps(plan.rate)
  const even = packets.every((packet, i) => Math.abs(slot(packet.pts) - i) < 0.01)
  const keyed = packets.every((packet, i) => packet.key === (i % GOP === 0))
  const soundEndS = made.sound ? (made.sound.stream.start_time ?? 0) + (made.sound.stream.duration ?? 0) : 0
  const lengthS = plan.frameCount / fps(plan.rate)
  const claims: [boolean, string][] = [
    [packets.length === plan.frameCount, `${packets.length} frames instead of ${plan.frameCount}`],
    [even, 'frames are not evenly spaced'],
    [keyed, `not a key frame every ${GOP} frames`],
    [stream.codec_name === 'h264' && stream.has_b_frames === 0, 'not H.264 without B-frames'],
    [!turn.swaps && turn.filters.length === 0, 'not upright'],
    [(made.sound !== null) === hasSound, 'sound missing or made up'],
    [!hasSound || Math.abs(soundEndS - lengthS) < 0.05, `sound ends at ${soundEndS} s, picture at ${lengthS} s`],
  ]
  return claims.filter(([holds]) => !holds).map(([, fault]) => fault)
}

/** Reads a finished proxy, or the small one of it, again and refuses it unless it is exactly what was planned. */
export async function checkProxy(proxy: Scratch, plan: Planned, hasSound: boolean, tools: Tools): Promise<Probe> {
  const made = await probe({ ...proxy, container: 'mov' }, tools)
  const found = faults(made, plan, hasSound)
  if (found.length > 0) throw new FilmProblem('tool-failed', `the proxy is not as planned: ${found.join('; ')}`)
  return made
}
