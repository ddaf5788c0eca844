import { EntryId, MeetingId, PersonId, RecordingId, SequenceId } from '../../ids.ts'
import { emptyVector, type Vector } from '../../playback/vector.ts'
import type { LogEntry } from '../entry.ts'
import type { LogFact } from '../fact.ts'

const id = (last: number) => `6a2d1e39-7f39-4a7e-9d3e-${String(last).padStart(12, '0')}`
const meetingId = MeetingId.parse(id(1))
export const recordingId = RecordingId.parse(id(2))
export const sequenceId = SequenceId.parse(id(3))
export const [ane, bo] = [PersonId.parse(id(4)), PersonId.parse(id(5))]

/** A film that stands or runs as told, from a moment on. */
export const film = (atMs: number, change: Partial<Vector>): Vector => ({
  ...emptyVector,
  recordingId,
  atMs,
  ...change,
})

/** A log of facts, each with whose it is and when. */
export const story = (...facts: [PersonId, number, LogFact][]): LogEntry[] =>
  facts.map(([personId, atMs, fact], index) => ({
    ...{ seq: index + 1, id: EntryId.parse(id(1000 + index)), meetingId, personId, atMs, fact },
  }))
