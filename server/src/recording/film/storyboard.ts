import { makePicture, type PictureJob } from './pictures.ts'
import type { Size } from './size.ts'

const TILE_WIDTH = 160
const MAX_TILES = 100
const COLUMNS = 10
const SHORTEST_INTERVAL_MS = 500
/** From here on the key frames alone lie close enough, and reading only them is much faster. */
const KEY_FRAMES_DO_MS = 2_000

/** How the sprite is to be read: tile i, row by row, shows the film around (i + 0.5) intervals. */
export type StoryboardFacts = {
  columns: number
  rows: number
  count: number
  tileWidth: number
  tileHeight: number
  intervalMs: number
}

/** Lays out the sprite of a film: a tile at most every half second and never more than a hundred. */
export function layStoryboard(durationMs: number, size: Size): StoryboardFacts {
  const intervalMs = Math.max(SHORTEST_INTERVAL_MS, Math.ceil(durationMs / MAX_TILES))
  const count = Math.max(1, Math.ceil(durationMs / intervalMs))
  const tileHeight = Math.max(2, Math.round((TILE_WIDTH * size.height) / size.width / 2) * 2)
  const columns = Math.min(COLUMNS, count)
  return { columns, rows: Math.ceil(count / columns), count, tileWidth: TILE_WIDTH, tileHeight, intervalMs }
}

/** Makes the sprite and says how it is laid out. */
export async function makeStoryboard(job: PictureJob, size: Size): Promise<{ sprite: Buffer; facts: StoryboardFacts }> {
  const facts = layStoryboard(job.durationMs, size)
  const filters = [
    `fps=fps=1000/${facts.intervalMs}:start_time=0:round=near:eof_action=pass`,
    `scale=${facts.tileWidth}:${facts.tileHeight},setsar=1,format=yuvj420p`,
    `tpad=stop=-1:stop_mode=clone,trim=end_frame=${facts.count}`,
    `tile=${facts.columns}x${facts.rows}`,
  ].join(',')
  const before = facts.intervalMs >= KEY_FRAMES_DO_MS ? ['-skip_frame', 'nokey'] : []
  return { sprite: await makePicture(job, before, filters), facts }
}
