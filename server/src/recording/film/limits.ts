/** What one run of ffmpeg or ffprobe may use. */
export type RunLimits = { wallMs: number; cpuS: number; memoryBytes: number; fileBytes: number }

/** No film lasts longer than this. */
export const MAX_FILM_MS = 8 * 3_600_000
/** A long film in which a picture stands longer than this on the whole is none: hardly anything is in the file. */
export const MAX_STANDING_MS = 60_000
/** Up to here it may, such as a still with sound. */
export const STILL_FILM_MS = 1_800_000
/** No picture is wider or higher than this. */
export const MAX_SIDE = 8192
/** No picture has more pixels than 8K. */
export const MAX_PIXELS = 8192 * 4320
/** No file may list more packets than this (eight hours at 60 frames a second, with its sound). */
export const MAX_PACKETS = 4_000_000
/** Nothing that describes a file is longer than this; what a file says of itself in tags is not asked for. */
export const MAX_DESCRIPTION_BYTES = 4 * 1024 ** 2
/** No file may have more tracks than this. */
export const MAX_STREAMS = 64

const GIB = 1024 ** 3

/** Limits for reading a file's facts. */
export const probeLimits: RunLimits = { wallMs: 300_000, cpuS: 300, memoryBytes: 4 * GIB, fileBytes: 0 }

/** Limits for work that lasts as long as the film does: generous, but never without an end. */
export function workLimits(durationMs: number): RunLimits {
  const wallMs = 900_000 + durationMs * 20
  const fileBytes = 256 * 1024 ** 2 + durationMs * 2_000
  return { wallMs, cpuS: Math.ceil((wallMs / 1000) * 4), memoryBytes: 6 * GIB, fileBytes }
}
