import type { RecordingRow } from './recording-row.ts'

/** How long what was announced keeps room while nothing of it comes. */
export const keptMs = 3_600_000
/** How much of what has not come yet has room kept for it at most. */
const windowBytes = 4 * 1024 ** 3
/** What there must be room for before a recording of unknown length begins: about an hour. */
export const growingBytes = 1024 ** 3
/** How many uploads that keep room one person has under way at most. */
export const mostUnderWay = 10
/** An upload is kept beside the film that is made of it, and copied while that is made. */
export const timesStored = 3

type Claiming = Pick<RecordingRow, 'state' | 'sizeBytes' | 'receivedBytes' | 'growing' | 'createdMs' | 'usedMs'>

/** Whether an upload was left for so long that the room it was promised is everybody's again. */
export const isGivenBack = ({ state, usedMs, createdMs }: Claiming, nowMs: number): boolean =>
  state === 'uploading' && nowMs - (usedMs ?? createdMs) >= keptMs

/** How much more an upload that is used, or the film that is made of it, is to take of the disk, as far as room is kept for it. */
export function wantedBytes({
  state,
  sizeBytes,
  receivedBytes,
  growing,
}: Omit<Claiming, 'usedMs' | 'createdMs'>): number {
  if (growing === 1) return timesStored * Math.max(growingBytes, receivedBytes) - receivedBytes
  const size = state === 'uploading' ? Math.min(sizeBytes, receivedBytes + windowBytes) : sizeBytes
  return timesStored * size - receivedBytes
}

/** How much room is kept for an upload, or the film that is made of it. */
export const keptBytes = (row: Claiming, nowMs: number): number => (isGivenBack(row, nowMs) ? 0 : wantedBytes(row))
