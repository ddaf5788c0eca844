import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { root } from '../../../e2e/support/root.ts'
import { drawBarcode } from '../../harness/film.ts'

/** 720p, as phones film at least; 25 frames a second, as the demo's film has. */
const size = { width: 1280, height: 720 }
export const fps = 25
// As high as the probe reads: a sixtieth of the picture.
const stripRows = 48

function* strips(frames: number): Generator<Buffer> {
  for (let frame = 0; frame < frames; frame++) {
    const strip = Buffer.alloc(size.width * stripRows)
    drawBarcode(frame, strip, size.width, 0, stripRows)
    yield strip
  }
}

/** Runs ffmpeg to its end as politely as the product does, fed with some bytes if it takes any; throws when it fails. */
export async function ffmpeg(args: readonly string[], fed: Iterable<Buffer> = []): Promise<void> {
  const child = spawn('nice', ['-n', '10', 'ffmpeg', '-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(child, 'close')
  await pipeline(Readable.from(fed), child.stdin)
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
}

/** The demo's film for so many seconds as the input of ffmpeg, with the grain of a camera: drawn pictures alone are too easy to decode. */
export const demoInput = (seconds: number): string[] => [
  ...['-stream_loop', '-1', '-t', String(seconds), '-i', join(root, 'server/demo/film.mp4')],
]
export const grain = 'noise=alls=8:allf=t'

/** Writes a film of which every frame says its number, nearly as good as its pictures were. */
export async function numberedFilm(path: string, seconds: number): Promise<void> {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${size.width}x${stripRows}`, '-r', String(fps)]
  const filters = `[0:v]scale=${size.width}:${size.height},${grain}[film];[film][1:v]overlay=0:H-h:shortest=1[seen]`
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '16', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
  const maps = ['-filter_complex', filters, '-map', '[seen]', '-map', '0:a']
  const args = [...demoInput(seconds), ...raw, '-i', 'pipe:0', ...maps, ...coding, '-frames:v', String(seconds * fps)]
  await ffmpeg([...args, '-shortest', path], strips(seconds * fps))
}

/** The same pictures as bare ffmpeg codes them: a key frame every 250 frames or at a cut, B-frames, its index first. Only speed and quality are ours. */
export const defaultFilm = (source: string, path: string): Promise<void> =>
  ffmpeg(['-i', source, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-movflags', '+faststart', path])
