import {
  type CourseId,
  type CycleId,
  type CycleState,
  DamagedPart,
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
import { storedJson, storedOr } from '../store/stored.ts'

/** A recording's row with where it belongs. */
export type RecordingRow = Selectable<Schema['recording']> & { courseId: CourseId; cycleState: CycleState }

/** A row as the contract shows it. Progress is that of the state it is in: arriving, or being made into a film. */
export function recordingOf(
  row: RecordingRow,
  persons: Recording['persons'],
  { watermark, nowMs }: { watermark: boolean; nowMs: number },
): Recording {
  const film = storedJson(Film, row.filmJson)
  const known = storedOr(RecordingState, row.state, null)
  const context = storedJson(RecordingContext, row.contextJson)
  const isFilmDamaged = known === null || (film === null && row.filmJson !== null)
  const state = known ?? (film ? 'ready' : 'received')
  const damaged = { film: isFilmDamaged, sheet: context === null && row.contextJson !== null }
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
    problem: storedOr(FilmProblemCode.nullable(), row.problem, 'tool-failed'),
    film: isFilmDamaged ? null : film,
    damaged: DamagedPart.options.filter(part => damaged[part]),
    persons,
    // One whose time is over is out of sight at once, though it may take a while to be gone.
    playable: state === 'ready' && maySupervise(persons) && !isOver && !isFilmDamaged,
    createdMs: row.createdMs,
    growing,
    soundOnly: row.soundOnly === 1,
    context,
    retainUntilMs: row.retainUntilMs,
    watermark,
  }
}
