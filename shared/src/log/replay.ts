import type { PersonId, SequenceId } from '../ids.ts'
import type { AgendaStep } from '../meeting.ts'
import type { Command } from '../playback/command.ts'
import { positionAt, type Vector } from '../playback/vector.ts'
import type { LogEntry } from './entry.ts'
import type { HoldEnd, LogFact } from './fact.ts'

/** What happened in a meeting, as it can be told afterwards. */
export type Happening =
  | { kind: 'arrived' | 'left' | 'played' | 'paused' | 'moved' | 'film' }
  | { kind: 'step'; step: AgendaStep }
  | { kind: 'control'; controllerId: PersonId | null }
  | { kind: 'sequence'; sequenceId: SequenceId }
  | { kind: 'rate'; rate: number }
  | { kind: 'loop'; loop: boolean }
  | { kind: 'waited'; personIds: readonly PersonId[]; forMs: number; ended: HoldEnd }
  | { kind: 'chat'; text: string }

/** A line of a meeting's story: when, whose doing, where in the film, and what. */
export type ReplayLine = { seq: number; atMs: number; personId: PersonId; filmMs: number | null; what: Happening }

/** Moves of one person that follow each other within this time are one. */
const oneMoveMs = 5_000

/** A meeting's story by its log, in order. Somebody who searches for a place is told of once, where they ended. */
export function replayOf(entries: readonly LogEntry[]): ReplayLine[] {
  const lines: ReplayLine[] = []
  let vector: Vector | null = null
  for (const { seq, atMs, personId, fact } of entries) {
    const what = happeningOf(fact, vector, atMs)
    const filmMs = filmMsOf(fact, vector, atMs)
    if ('vector' in fact) vector = fact.vector
    if (!what) continue
    const line = { seq, atMs, personId, filmMs, what }
    if (isSameMove(lines.at(-1), line)) lines.pop()
    lines.push(line)
  }
  return lines
}

function happeningOf(fact: LogFact, before: Vector | null, atMs: number): Happening | null {
  switch (fact.kind) {
    case 'arrived':
    case 'left':
      return { kind: fact.kind }
    case 'chat':
      return { kind: 'chat', text: fact.text }
    case 'agenda':
      return { kind: 'step', step: fact.step }
    case 'control':
      return { kind: 'control', controllerId: fact.controllerId }
    case 'hold':
      return { kind: 'waited', personIds: fact.personIds, forMs: atMs - fact.sinceMs, ended: fact.ended }
    case 'screen':
      return null
    case 'playback':
      return movedBy(fact.did ?? guessedFrom(before, fact.vector), fact.vector)
  }
}

function movedBy(did: Command['kind'], vector: Vector): Happening {
  switch (did) {
    case 'play':
      return { kind: 'played' }
    case 'pause':
    case 'stop':
      return { kind: 'paused' }
    case 'seek':
      return { kind: 'moved' }
    case 'rate':
      return { kind: 'rate', rate: vector.rate }
    case 'loop':
      return { kind: 'loop', loop: vector.loop }
    case 'sequence':
      return vector.sequenceId ? { kind: 'sequence', sequenceId: vector.sequenceId } : { kind: 'moved' }
    case 'film':
      return { kind: 'film' }
  }
}

/** What was done, of facts that do not say it: by what is different. */
function guessedFrom(before: Vector | null, after: Vector): Command['kind'] {
  if (after.sequenceId && after.sequenceId !== before?.sequenceId) return 'sequence'
  if (before && after.rate !== before.rate) return 'rate'
  if (before && after.loop !== before.loop) return 'loop'
  if (after.playing !== (before?.playing ?? false)) return after.playing ? 'play' : 'pause'
  return 'seek'
}

/** Where the film was put, or where it was when something else happened. */
function filmMsOf(fact: LogFact, vector: Vector | null, atMs: number): number | null {
  if (fact.kind === 'chat') return fact.filmMs
  if ('vector' in fact) return fact.vector.positionMs
  return vector?.recordingId ? positionAt(vector, atMs) : null
}

function isSameMove(before: ReplayLine | undefined, line: ReplayLine): boolean {
  if (before?.what.kind !== 'moved' || line.what.kind !== 'moved') return false
  return before.personId === line.personId && line.atMs - before.atMs < oneMoveMs
}
