import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a browser's recorder makes of these seconds: its header says no length, and sound may be all there is. */
export function recordedHere(seconds: number, { soundOnly = false } = {}): Promise<Buffer> {
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=320x240:rate=30:duration=${seconds}`]
  const coded = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k', '-pix_fmt', 'yuv420p']
  const live = ['-f', 'webm', '-live', '1', '-cluster_time_limit', '500']
  return made('film.webm', [...(soundOnly ? sound : [...picture, ...sound, ...coded]), '-c:a', 'libopus', ...live])
}

/** The bytes of a small film made on the spot: a moving test picture, with a tone unless `silent`. */
export function smallFilm(seconds: number, { silent = false } = {}): Promise<Buffer> {
  const sound = silent ? [] : ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=320x240:rate=25:duration=${seconds}`]
  return made('film.mp4', [...picture, ...sound, '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-c:a', 'aac'])
}

async function made(name: string, args: readonly string[]): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-film-'))
  const file = join(dir, name)
  try {
    await run('ffmpeg', ['-v', 'error', '-nostdin', ...args, file])
    return await readFile(file)
  } finally {
    await rm(dir, { recursive: true })
  }
}
