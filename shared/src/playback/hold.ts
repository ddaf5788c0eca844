import { z } from 'zod'
import { PersonId } from '../ids.ts'
import type { ParticipantFrame } from './report.ts'
import { movingAt, positionAt, type Vector } from './vector.ts'

/** How long the room waits for somebody, and how long when it is asked to wait for all; how soon it may wait for them again. */
export const holdMs = { one: 3_000, all: 60_000, again: 20_000 }

/** Nobody waits for a film that stops by itself within this time. */
const soonOverMs = 500

/** The room waits for somebody whose film has stalled: it goes on by itself at the vector's `atMs`, or sooner when they are there. */
export const Hold = z.object({ personIds: z.array(PersonId).min(1), sinceMs: z.number(), forAll: z.boolean() })
export type Hold = z.infer<typeof Hold>

export const HoldChoice = z.enum(['go-on', 'wait-for-all'])
export type HoldChoice = z.infer<typeof HoldChoice>

/** Where the film is, and whom the room waits for. While it waits, the film is about to start: the vector's moment lies ahead. */
export type Held = { vector: Vector; hold: Hold | null }

/** What decides whether somebody who has stalled may keep the room waiting. */
export type Stall = {
  personId: PersonId
  controllerId: PersonId | null
  present: readonly PersonId[]
  frames: readonly ParticipantFrame[]
  /** When the room last ended waiting for each. */
  endedMs: ReadonlyMap<PersonId, number>
  /** How long the film is. */
  durationMs: number
  nowMs: number
}

/** The room after somebody has stalled: it begins to wait, waits for them too, or, when they may not hold it, is as it was. */
export function stalled(held: Held, stall: Stall): Held {
  const { personId, nowMs } = stall
  if (!mayHold(stall)) return held
  if (held.hold) return waitingAt(held, nowMs) ? alsoFor(held.vector, held.hold, personId) : held
  if (!movesOn(held.vector, stall) || !somebodySees(held.vector.rev, stall)) return held
  const { vector } = held
  return {
    vector: { ...vector, rev: vector.rev + 1, positionMs: positionAt(vector, nowMs), atMs: nowMs + holdMs.one },
    hold: { personIds: [personId], sinceMs: nowMs, forAll: false },
  }
}

/** The room after it need not wait for somebody any more; when it waits for nobody, the film goes on a lead later. */
export function letGo({ vector, hold }: Held, personId: PersonId, nowMs: number, leadMs: number): Held {
  if (!hold?.personIds.includes(personId)) return { vector, hold }
  const personIds = hold.personIds.filter(other => other !== personId)
  return personIds.length > 0 ? { vector, hold: { ...hold, personIds } } : goOn({ vector, hold }, nowMs, leadMs)
}

/** The room after it was told to wait for nobody: the film goes on a lead later, never later than it would have. */
export function goOn({ vector, hold }: Held, nowMs: number, leadMs: number): Held {
  if (!hold) return { vector, hold }
  const atMs = Math.min(vector.atMs, nowMs + leadMs)
  return { vector: { ...vector, rev: vector.rev + 1, atMs }, hold: null }
}

/** The room after it was told to wait until all are there; once more makes it no longer. */
export function waitForAll({ vector, hold }: Held): Held {
  if (!hold || hold.forAll) return { vector, hold }
  const atMs = hold.sinceMs + holdMs.all
  return { vector: { ...vector, rev: vector.rev + 1, atMs }, hold: { ...hold, forAll: true } }
}

/** Whether the room waits at this moment. */
export const waitingAt = ({ vector, hold }: Held, nowMs: number): boolean => hold !== null && nowMs < vector.atMs

function alsoFor(vector: Vector, hold: Hold, personId: PersonId): Held {
  if (hold.personIds.includes(personId)) return { vector, hold }
  return { vector, hold: { ...hold, personIds: [...hold.personIds, personId] } }
}

/** The one who steers never holds the others, and nobody does so twice in a short while. */
function mayHold({ personId, controllerId, present, endedMs, nowMs }: Stall): boolean {
  const ended = endedMs.get(personId) ?? Number.NEGATIVE_INFINITY
  return personId !== controllerId && present.includes(personId) && nowMs - ended >= holdMs.again
}

function movesOn(vector: Vector, { durationMs, nowMs }: Stall): boolean {
  const soonMs = nowMs + soonOverMs
  return movingAt(vector, nowMs) && movingAt(vector, soonMs) && positionAt(vector, soonMs) < durationMs
}

/** Waiting helps nobody when all are waiting for the film themselves. */
function somebodySees(rev: number, { personId, present, frames }: Stall): boolean {
  const loading = (id: PersonId) =>
    frames.some(frame => frame.personId === id && frame.rev === rev && frame.status === 'loading')
  return present.some(id => id !== personId && !loading(id))
}
