import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const filmFacts = { width: 320, height: 180, fps: 25, seconds: 240 }

const blocks = 16
const numberBits = 12

/** Draws a frame's number modulo 4096 as black and white blocks over these rows of a grey picture. */
export function drawBarcode(frame: number, picture: Buffer, width: number, fromRow: number, toRow: number): void {
  const number = frame % 2 ** numberBits
  const bits = Array.from({ length: numberBits }, (_, i) => (number >> (numberBits - 1 - i)) & 1)
  const odd = bits.reduce((sum, bit) => sum + bit, 0) % 2
  const row = [1, 0, ...bits, odd, 1 - odd]
  const wide = width / blocks
  for (let y = fromRow; y < toRow; y++)
    for (const [i, bit] of row.entries()) {
      const from = y * width + i * wide
      picture.fill(bit === 1 ? 235 : 16, from, from + wide)
    }
}

/** The picture of a frame: a slow pattern, and its number along the lower edge. */
function draw(frame: number, picture: Buffer): Buffer {
  const { width, height } = filmFacts
  const stripY = height - 12
  for (let y = 0; y < stripY; y++) picture.fill(48 + ((y + frame) % 128), y * width, (y + 1) * width)
  drawBarcode(frame, picture, width, stripY, height)
  return picture
}

/** Four minutes of barcoded frames with a quiet tone; made once on a machine. */
export async function benchFilm(): Promise<string> {
  const folder = join(tmpdir(), 'samsyn-bench')
  const file = join(folder, `barcode-${filmFacts.seconds}.mp4`)
  if (existsSync(file)) return file
  await mkdir(folder, { recursive: true })
  const { width, height, fps, seconds } = filmFacts
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', String(fps), '-i', 'pipe:0']
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=220:sample_rate=48000:duration=${seconds}`]
  const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '64k']
  const part = `${file}.part.mp4`
  const args = ['-v', 'error', '-y', ...raw, ...tone, ...coding, '-shortest', part]
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] })
  const picture = Buffer.alloc(width * height)
  for (let frame = 0; frame < fps * seconds; frame++) {
    if (!ffmpeg.stdin.write(Buffer.from(draw(frame, picture)))) await once(ffmpeg.stdin, 'drain')
  }
  ffmpeg.stdin.end()
  await once(ffmpeg, 'close')
  await rename(part, file)
  return file
}
