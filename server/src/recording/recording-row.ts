import {
  type CourseId,
  type CycleId,
  type CycleState,
  Film,
  FilmProblemCode,
  maySupervise,
  type Recording,
  RecordingContext,
  type RecordingId,
  RecordingState,
} from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'

/** A recording's row with where it belongs. */
export type RecordingRow = Selectable<Schema['recording']> & { courseId: CourseId; cycleState: CycleState }

/** A row as the contract shows it. Progress is that of the state it is in: arriving, or being made into a film. */
export function recordingOf(
  row: RecordingRow,
  persons: Recording['persons'],
  { watermark, nowMs }: { watermark: boolean; nowMs: number },
): Recording {
  const state = RecordingState.parse(row.state)
  const growing = row.growing === 1
  const isOver = row.retainUntilMs !== null && row.retainUntilMs <= nowMs
  return {
    id: row.id as RecordingId,
    cycleId: row.cycleId as CycleId,
    state,
    fileName: row.fileName,
    sizeBytes: growing ? row.receivedBytes : row.sizeBytes,
    receivedBytes: row.receivedBytes,
    progress: state !== 'uploading' ? row.progress : growing ? 0 : row.receivedBytes / row.sizeBytes,
    problem: FilmProblemCode.nullable().parse(row.problem),
    film: row.filmJson === null ? null : Film.parse(JSON.parse(row.filmJson)),
    persons,
    // One whose time is over is out of sight at once, though it may take a while to be gone.
    playable: state === 'ready' && maySupervise(persons) && !isOver,
    createdMs: row.createdMs,
    growing,
    soundOnly: row.soundOnly === 1,
    context: row.contextJson === null ? null : RecordingContext.parse(JSON.parse(row.contextJson)),
    retainUntilMs: row.retainUntilMs,
    watermark,
  }
}
