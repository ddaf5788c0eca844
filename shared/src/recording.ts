import { z } from 'zod'
import { ConsentStatus } from './consent.ts'
import { CycleId, FilmedPersonId, RecordingId } from './ids.ts'
import { RecordingContext } from './recording-context.ts'
import { Text } from './text.ts'

/** uploading → received → processing → ready; refused when no film could be made of the file. */
export const RecordingState = z.enum(['uploading', 'received', 'processing', 'ready', 'refused'])
export type RecordingState = z.infer<typeof RecordingState>

/** Why a file did not become a film. The client has a sentence for each. */
export const filmProblems = [
  'not-a-film',
  'no-picture',
  'damaged',
  'unsupported',
  'too-large',
  'too-long',
  'tool-failed',
] as const
export const FilmProblemCode = z.enum(filmProblems)
export type FilmProblemCode = z.infer<typeof FilmProblemCode>

/** A rational frame rate, as num frames in den seconds: 30000/1001 is 29.97 frames a second. */
export const FrameRate = z.object({ num: z.int().positive(), den: z.int().positive() })
export type FrameRate = z.infer<typeof FrameRate>

/** The sprite of small pictures along the timeline: tiles row by row, one per `intervalMs`. */
export const Storyboard = z.object({
  columns: z.int(),
  rows: z.int(),
  count: z.int(),
  tileWidth: z.int(),
  tileHeight: z.int(),
  intervalMs: z.number(),
})
export type Storyboard = z.infer<typeof Storyboard>

/** What is known of a film once its review proxy is made. */
export const Film = z.object({
  durationMs: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  frameRate: FrameRate,
  frameCount: z.int().positive(),
  hasAudio: z.boolean(),
  missingMs: z.int(),
  storyboard: Storyboard,
  /** There is a small one too, for weak lines: the same frames at the same times. */
  hasSmall: z.boolean().default(false),
})
export type Film = z.infer<typeof Film>

export const FilmedPersonKind = z.enum(['youngPerson', 'parent', 'worker', 'other'])
export type FilmedPersonKind = z.infer<typeof FilmedPersonKind>

/** What seals the parts of a recording that wait in the browser: 32 bytes, in base64. */
export const KeepingKey = z.object({ key: z.base64().length(44) })
export type KeepingKey = z.infer<typeof KeepingKey>

/** Somebody seen or heard in the film, by role label ("Ung på 17"); never a name, never a CPR number. */
/** Nobody films more people than this at once. */
export const mostFilmed = 50

export const FilmedPerson = z.object({
  id: FilmedPersonId,
  label: Text.trim().min(1).max(60),
  kind: FilmedPersonKind,
  supervision: ConsentStatus,
})
export type FilmedPerson = z.infer<typeof FilmedPerson>

/** What is noted of a recording and can be damaged by itself: the description of its film, or its context sheet. */
export const DamagedPart = z.enum(['film', 'sheet'])
export type DamagedPart = z.infer<typeof DamagedPart>

export const Recording = z.object({
  id: RecordingId,
  cycleId: CycleId,
  state: RecordingState,
  fileName: z.string(),
  /** Of a recording that is still being made: what has arrived of it. */
  sizeBytes: z.int(),
  receivedBytes: z.int(),
  progress: z.number().min(0).max(1),
  problem: FilmProblemCode.nullable(),
  film: Film.nullable(),
  /** What of it is not what was written, and is missing here. */
  damaged: z.array(DamagedPart),
  persons: z.array(FilmedPerson),
  playable: z.boolean(),
  createdMs: z.int(),
  /** Still being recorded, and sent as it is: it is whole when its end is told. */
  growing: z.boolean(),
  /** Recorded here without a picture. */
  soundOnly: z.boolean(),
  context: RecordingContext.nullable(),
  /** When it is deleted by itself at the latest; null for never. */
  retainUntilMs: z.int().nullable(),
  /** Whether the viewer's name and the time stand over it. */
  watermark: z.boolean(),
})
export type Recording = z.infer<typeof Recording>
