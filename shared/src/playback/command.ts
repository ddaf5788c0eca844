import { z } from 'zod'
import { RecordingId, SequenceId } from '../ids.ts'
import { maxRate, minRate, positionAt, type Vector } from './vector.ts'

const positionMs = z.number().min(0).max(86_400_000)
const range = z
  .object({ startMs: positionMs, endMs: positionMs })
  .refine(bounds => bounds.startMs < bounds.endMs, 'startMs < endMs')

/** What somebody asks of the film. Pause, stop and step carry the film time of the frame its sender saw. */
export const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('play') }),
  z.object({ kind: z.literal('pause'), positionMs }),
  z.object({ kind: z.literal('stop'), positionMs }),
  z.object({ kind: z.literal('seek'), positionMs }),
  z.object({ kind: z.literal('rate'), rate: z.number().min(minRate).max(maxRate) }),
  z.object({ kind: z.literal('loop'), loop: z.boolean() }),
  z.object({
    kind: z.literal('sequence'),
    recordingId: RecordingId,
    sequenceId: SequenceId,
    range,
    playing: z.boolean(),
    /** How much of the film before the sequence is shown first. */
    preRollMs: z.number().min(0).max(10_000).default(0),
  }),
  z.object({ kind: z.literal('film'), recordingId: RecordingId }),
])
export type Command = z.infer<typeof Command>

/** What can be asked of a film, by name. */
export const commandKinds = [
  'play',
  'pause',
  'stop',
  'seek',
  'rate',
  'loop',
  'sequence',
  'film',
] as const satisfies readonly Command['kind'][]

/** The vector after a command given at server time `nowMs`; what starts or jumps takes effect `leadMs` later, what stops does at once. */
export function applyCommand(vector: Vector, command: Command, nowMs: number, leadMs: number): Vector {
  const rev = vector.rev + 1
  const soonMs = nowMs + leadMs
  switch (command.kind) {
    case 'play':
      if (vector.playing && positionAt(vector, nowMs) !== vector.range?.endMs) return { ...vector, rev }
      return { ...vector, rev, ...startOf(vector, nowMs), playing: true, atMs: soonMs }
    case 'pause':
    case 'stop':
      return { ...vector, rev, playing: false, positionMs: command.positionMs, atMs: nowMs }
    case 'seek':
      return { ...withinRange(vector, command.positionMs), rev, positionMs: command.positionMs, atMs: soonMs }
    case 'rate':
      return { ...vector, rev, positionMs: positionAt(vector, soonMs), rate: command.rate, atMs: soonMs }
    case 'loop':
      return {
        ...vector,
        rev,
        positionMs: positionAt(vector, nowMs),
        loop: command.loop,
        atMs: Math.max(nowMs, vector.atMs),
      }
    case 'sequence':
      return { ...vector, ...aimAt(command), loop: false, rev, playing: command.playing, atMs: soonMs }
    case 'film':
      return { ...vector, ...wholeFilm(command.recordingId), rev, atMs: soonMs }
  }
}

/** Play at the end of a sequence begins the sequence again. */
function startOf(vector: Vector, nowMs: number): Pick<Vector, 'positionMs'> {
  const positionMs = positionAt(vector, nowMs)
  return { positionMs: vector.range && positionMs >= vector.range.endMs ? vector.range.startMs : positionMs }
}

/** A seek out of the sequence, or of what is shown before it, leaves it: the whole film is in view again. */
function withinRange(vector: Vector, positionMs: number): Vector {
  const { range } = vector
  const inside = !range || (positionMs >= Math.min(range.startMs, vector.positionMs) && positionMs <= range.endMs)
  return inside ? vector : { ...vector, range: null, sequenceId: null, loop: false }
}

function aimAt(command: Extract<Command, { kind: 'sequence' }>) {
  const { recordingId, sequenceId, range: bounds, preRollMs } = command
  return { recordingId, sequenceId, range: bounds, positionMs: Math.max(0, bounds.startMs - preRollMs) }
}

function wholeFilm(recordingId: RecordingId) {
  return { recordingId, sequenceId: null, range: null, loop: false, playing: false, positionMs: 0 }
}

type Pace = { oneWayMs: number; startMs: number; seekMs: number }

/** No command takes effect sooner or later than this after it was given, in ms. */
export const leadBounds = { leastMs: 60, mostMs: 400 }

/** How far ahead a command takes effect, in ms: the slowest participant's one-way delay and what their player needs, within bounds. */
export function leadFor(participants: readonly Pace[], kind: Command['kind']): number {
  const seeks = kind === 'seek' || kind === 'sequence' || kind === 'film'
  const needs = participants.map(({ oneWayMs, startMs, seekMs }) => oneWayMs + startMs + (seeks ? seekMs : 0))
  return Math.min(leadBounds.mostMs, Math.max(leadBounds.leastMs, Math.round(Math.max(0, ...needs) * 1.25)))
}
