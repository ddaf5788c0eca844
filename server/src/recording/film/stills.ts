import { makePicture, type PictureJob } from './pictures.ts'

const LATEST_MS = 10_000
const SHORT_MS = 1_000
const filters = 'scale=640:640:force_original_aspect_ratio=decrease:force_divisible_by=2,format=yuvj420p'

/** Makes the film's poster: a still from a tenth into it, at most 640 wide or high. */
export function makePoster(job: PictureJob): Promise<Buffer> {
  const atS = Math.min(LATEST_MS, job.durationMs / 10) / 1000
  // Within the first frame there is nothing to jump to: it would be jumped over.
  return makePicture(job, job.durationMs < SHORT_MS ? [] : ['-ss', atS.toFixed(3)], filters)
}

/** Makes a still of the film's first frame, at most 640 wide or high: it is there long before the index of a long film. */
export const makeOpening = (job: PictureJob): Promise<Buffer> => makePicture(job, [], filters)
