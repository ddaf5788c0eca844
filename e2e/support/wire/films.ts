import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A moving test picture and a tone, as inputs for ffmpeg. */
export const picture = (size = '320x240', rate: number | string = 25, seconds = 2) => [
  ...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${rate}:duration=${seconds}`],
]
export const tone = (seconds = 2) => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

/** The bytes of a file that ffmpeg makes on the spot; `steps` are run one after the other in a folder of their own. */
export async function made(name: string, ...steps: string[][]): Promise<Buffer> {
  const cwd = await mkdtemp(join(tmpdir(), 'samsyn-made-'))
  try {
    for (const args of steps) await run('ffmpeg', ['-loglevel', 'error', '-y', ...args], { cwd })
    return await readFile(join(cwd, name))
  } finally {
    await rm(cwd, { recursive: true })
  }
}

/** A small film with sound, 2 s long. */
export const smallFilm = () => made('small.mp4', [...picture(), ...tone(), ...h264, '-c:a', 'aac', 'small.mp4'])
