import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { FILM } from './script.js'
import { decode, STRIP } from './strip.js'

const LIMIT_BYTES = 4 * 1024 * 1024
const SMALL = ['-vf', 'scale=640:360', '-c:v', 'libx264', '-preset', 'fast', '-crf', '30', '-an', '-f', 'matroska']

/** Reads the strip of every frame of the film, as it is and made small and poor; throws when one is wrong. */
export function check(file) {
  const bytes = statSync(file).size
  if (bytes > LIMIT_BYTES) throw new Error(`the film has ${bytes} bytes, more than ${LIMIT_BYTES}`)
  report('the film', readStrips(['-i', file], 1280))
  const small = execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...SMALL, '-'], { maxBuffer: 1 << 28 })
  report('at 640 x 360, crf 30', readStrips(['-i', '-'], 640, small))
  process.stdout.write(`${bytes} bytes\n`)
}

function report(name, frames) {
  const right = frames.filter((frame, i) => frame === i).length
  process.stdout.write(`${name}: ${right} of ${frames.length} strips right\n`)
  if (right !== FILM.frames || frames.length !== FILM.frames)
    throw new Error(`${name}: the strip cannot be read everywhere`)
}

/** One grey row through the middle of the strip per frame is all that is needed. */
function readStrips(input, width, stdin) {
  const scale = width / STRIP.filmWidth
  const row = Math.round((STRIP.filmHeight - STRIP.height / 2) * scale)
  const args = ['-v', 'error', ...input, '-vf', `crop=${width}:2:0:${row},format=gray`, '-f', 'rawvideo', '-']
  const rows = execFileSync('ffmpeg', args, { maxBuffer: 1 << 28, input: stdin })
  const block = width / STRIP.blocks
  return Array.from({ length: rows.length / (width * 2) }, (_, frame) =>
    decode(Array.from({ length: STRIP.blocks }, (_, i) => rows[frame * width * 2 + Math.round((i + 0.5) * block)])),
  )
}
