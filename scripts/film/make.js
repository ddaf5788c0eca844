/**
 * Makes server/demo/film.mp4. Run by hand, `npm run film`; neither start nor the tests run it.
 * It needs espeak-ng for the voices, Chromium for the drawing and ffmpeg for the encoding.
 * `node scripts/film/make.js 12000 33000 folder` draws only the frames at those milliseconds, as pictures in that folder.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.js'
import { startEncoder } from './encode.js'
import { FILM } from './script.js'
import { draw } from './studio.js'
import { speak } from './voice.js'

const FILE = join(import.meta.dirname, '../../server/demo/film.mp4')

async function makeFilm() {
  const work = mkdtempSync(join(tmpdir(), 'film-'))
  const { sound, mouths } = speak()
  const encoder = startEncoder(sound, work, FILE)
  const everyFrame = Array.from({ length: FILM.frames }, (_, frame) => frame)
  await draw(mouths, everyFrame, work, async (_frame, picture) => {
    if (!encoder.stdin.write(picture)) await once(encoder.stdin, 'drain')
  })
  encoder.stdin.end()
  await once(encoder, 'close')
  rmSync(work, { recursive: true, force: true })
  check(FILE)
}

async function makePictures(times, folder) {
  mkdirSync(folder, { recursive: true })
  const frames = times.map(ms => Math.round((ms * FILM.fps) / 1000))
  const work = mkdtempSync(join(tmpdir(), 'film-'))
  await draw(speak().mouths, frames, work, async (frame, picture) => {
    writeFileSync(join(folder, `${String(frame).padStart(4, '0')}.jpg`), picture)
  })
  rmSync(work, { recursive: true, force: true })
}

const [...words] = process.argv.slice(2)
await (words.length > 1 ? makePictures(words.slice(0, -1).map(Number), words.at(-1)) : makeFilm())
