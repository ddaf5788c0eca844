import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../root.ts'

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

/** The first seconds of the demo's film. */
export const beginOfDemo = (seconds: number) =>
  made('begin.mp4', ['-i', join(root, 'server/demo/film.mp4'), '-t', String(seconds), '-c', 'copy', 'begin.mp4'])

// Where the four numbers of a turn lie in the matrix of a track's header, in bytes.
const places = [0, 4, 12, 16]
const turns = { 90: [0, 1, -1, 0], 180: [-1, 0, 0, -1], 270: [0, -1, 1, 0] }

/** A film as a camera writes it that was held turned: the picture lies as it was, and the header says how to show it. */
export function turned(film: Buffer, degrees: keyof typeof turns): Buffer {
  const bytes = Buffer.from(film)
  const matrixAt = bytes.indexOf('tkhd') + 44
  for (const [index, place] of places.entries())
    bytes.writeInt32BE((turns[degrees][index] ?? 0) * 0x10000, matrixAt + place)
  return bytes
}

/** The same film as a file that is this much larger: a box that players pass over, full of noise. */
export function padded(film: Buffer, byBytes: number): Buffer {
  const head = Buffer.from('0000free')
  head.writeUInt32BE(byBytes)
  return Buffer.concat([film, head, randomBytes(byBytes - head.length)])
}
