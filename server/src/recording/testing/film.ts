import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The bytes of a small film made on the spot: a moving test picture, with a tone unless `silent`. */
export async function smallFilm(seconds: number, { silent = false } = {}): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-film-'))
  const sound = silent ? [] : ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=320x240:rate=25:duration=${seconds}`]
  const file = join(dir, 'film.mp4')
  try {
    await run('ffmpeg', [...picture, ...sound, '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-c:a', 'aac', file])
    return await readFile(file)
  } finally {
    await rm(dir, { recursive: true })
  }
}
