import { z } from 'zod'
import { PersonId } from '../ids.ts'
import { AgendaStep } from '../meeting.ts'
import { commandKinds } from '../playback/command.ts'
import { Vector } from '../playback/vector.ts'

const filmMs = z.number().min(0).nullable()

/** Whether somebody's player shows the film the room sees; loading is only told of who has not seen it since they came. */
export const Screen = z.enum(['seeing', 'loading', 'blocked', 'away', 'apart'])
export type Screen = z.infer<typeof Screen>

/** Why the room waited no longer: they were there, the time was over, somebody said so, the film was steered, or they had gone. */
export const HoldEnd = z.enum(['there', 'time', 'told', 'steered', 'gone'])
export type HoldEnd = z.infer<typeof HoldEnd>

/** The durable facts of a meeting, one row each in its log. What each says, who writes it and since when: docs/log.md. */
export const LogFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chat'), text: z.string().trim().min(1).max(4000), filmMs }),
  z.object({ kind: z.literal('arrived') }),
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('agenda'), step: AgendaStep }),
  z.object({ kind: z.literal('control'), controllerId: PersonId.nullable() }),
  z.object({ kind: z.literal('playback'), vector: Vector, did: z.enum(commandKinds).nullable() }),
  z.object({
    kind: z.literal('hold'),
    personIds: z.array(PersonId).min(1),
    forAll: z.boolean(),
    sinceMs: z.number(),
    ended: HoldEnd,
    vector: Vector,
  }),
  z.object({ kind: z.literal('screen'), screen: Screen }),
])
export type LogFact = z.infer<typeof LogFact>
export type LogKind = LogFact['kind']

/** The version in which each kind of fact is written now. */
export const factVersions: Readonly<Record<LogKind, number>> = {
  chat: 1,
  arrived: 1,
  left: 1,
  agenda: 1,
  control: 1,
  playback: 2,
  hold: 1,
  screen: 1,
}

type Stored = Record<string, unknown>

/** What makes a fact of an older version one of the next. */
const upcasters: Partial<Record<LogKind, Record<number, (stored: Stored) => Stored>>> = {
  // Before the second version only the vector was kept, not what somebody did.
  playback: { 1: stored => ({ ...stored, did: null }) },
}

/** A stored fact of any version as one of today; null for what only a newer server knows. Throws on one that is damaged. */
export function readFact(kind: string, version: number, stored: unknown): LogFact | null {
  if (!isKnown(kind) || version > factVersions[kind]) return null
  const steps = upcasters[kind] ?? {}
  let fact = stored as Stored
  for (let from = version; from < factVersions[kind]; from++) fact = steps[from]?.(fact) ?? fact
  return LogFact.parse(fact)
}

const isKnown = (kind: string): kind is LogKind => Object.hasOwn(factVersions, kind)
