import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { RecordingId } from '@samsyn/shared'
import { masterKey } from '../../../e2e/support/demo-data.ts'
import { createLocalFiles } from '../../../server/src/files/local.ts'
import { openData } from '../../../server/src/keys/open-data.ts'
import { shownOf } from '../../../server/src/recording/keys.ts'
import { demoInput, ffmpeg, grain } from '../seek/film.ts'

const clipS = 60
const megabitsPerS = 10

/** Writes a film as large as a phone's of a talk, laid out as the product's are: a closed GOP of 12, no B-frames, its index first. */
export async function largeFilm(dir: string, mebibytes: number): Promise<string> {
  const [clip, film] = [join(dir, 'clip.mp4'), join(dir, 'large.mp4')]
  const rate = `${megabitsPerS}M`
  const even = ['-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate, '-x264-params', 'nal-hrd=cbr']
  const layout = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '12', '-bf', '0', '-sc_threshold', '0', '-c:a', 'aac']
  await ffmpeg([...demoInput(clipS), '-vf', grain, ...layout, ...even, clip])
  const times = Math.ceil((mebibytes * 1024 ** 2 * 8) / (megabitsPerS * 1e6 * clipS))
  await ffmpeg(['-stream_loop', String(times - 1), '-i', clip, '-c', 'copy', '-movflags', '+faststart', film])
  return film
}

/** The film's first frame as the product keeps it. */
export async function openingOf(dir: string, film: string): Promise<string> {
  const opening = join(dir, 'opening.jpg')
  await ffmpeg(['-i', film, '-frames:v', '1', '-vf', 'scale=640:-2', '-q:v', '4', opening])
  return opening
}

/** Puts other files in the place of a recording's, sealed, beside the running server; resolves with the film's size in bytes. */
export async function putInPlace(
  dataDir: string,
  recordingId: RecordingId,
  paths: { film: string; opening: string },
): Promise<number> {
  const { store, keys } = await openData(dataDir, { key: masterKey, file: null, mayMake: false }, { alone: false })
  try {
    const files = await createLocalFiles({ dir: join(dataDir, 'files'), keys, beside: true })
    for (const name of ['film', 'opening'] as const)
      await files.write(shownOf(recordingId, name), createReadStream(paths[name]))
    return await files.size(shownOf(recordingId, 'film'))
  } finally {
    await store.destroy()
  }
}
