import { Worker } from 'node:worker_threads'
import type { FilmProblemCode } from '@samsyn/shared'
import type { Scratch } from '../../files/scratch.ts'
import type { Film, FilmLog, FilmRequest } from './make.ts'
import { FilmProblem } from './problem.ts'
import type { SmallJob } from './small.ts'
import { type Way, wayFor } from './ways.ts'

/** Lists of millions of frames fit; what is longer ends the thread, and nothing else. */
const memoryMb = 2048

/** What was found out already goes along. */
type WithWays = { ways: readonly (readonly [string, Way])[] }
type Plain<Request> = Omit<Request, 'onProgress' | 'signal' | 'log' | 'tools'>
/** What a thread is to make. Functions and signals do not travel. */
export type Apart = WithWays &
  (
    | { kind: 'film'; request: Plain<FilmRequest> }
    | { kind: 'small'; request: Plain<SmallJob> & { ffmpeg: string; ffprobe: string } }
  )
/** What a thread tells while it works, and last of all. */
export type FromApart =
  | { tells: 'progress'; fraction: number }
  | { tells: 'log'; level: keyof FilmLog; facts: object; message: string }
  | { tells: 'made'; made: Film | Scratch }
  | { tells: 'failed'; code: FilmProblemCode | null; message: string }

type Hearing = { signal: AbortSignal; onProgress?: (fraction: number) => void; log?: FilmLog }

/** Does in a thread of its own what would hold up everybody else: laying out millions of frames. */
function inThread<Made extends Film | Scratch>(apart: Apart, { signal, onProgress, log }: Hearing): Promise<Made> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Made>()
  const worker = new Worker(new URL('./film.worker.ts', import.meta.url), {
    ...{ workerData: apart, env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb } },
  })
  let end: () => void = () => reject(new Error('the thread that makes films ended too early'))
  const abort = () => worker.postMessage('abort')
  signal.addEventListener('abort', abort)
  worker.on('message', (heard: FromApart) => {
    if (heard.tells === 'progress') onProgress?.(heard.fraction)
    else if (heard.tells === 'log') log?.[heard.level](heard.facts, heard.message)
    else if (heard.tells === 'made') end = () => resolve(heard.made as Made)
    else end = () => reject(heard.code ? new FilmProblem(heard.code, heard.message) : new Error(heard.message))
  })
  worker.on('error', error => {
    end = () => reject(error)
  })
  // Only then nothing of it works on the files any more.
  worker.on('exit', () => {
    signal.removeEventListener('abort', abort)
    if (signal.aborted) reject(signal.reason)
    else end()
  })
  return promise
}

const waysOf = ({ ffmpeg, ffprobe }: { ffmpeg: string; ffprobe: string }) =>
  Promise.all([ffmpeg, ffprobe].map(async program => [program, await wayFor(program)] as const))

/** `makeFilm`, in a thread of its own. */
export async function makeFilmApart({ signal, onProgress, log, ...request }: FilmRequest): Promise<Film> {
  const { files, ...film } = await inThread<Film>(
    { kind: 'film', request, ways: await waysOf(request) },
    { signal, onProgress, log },
  )
  const { opening, poster, storyboard } = files
  const pictures = { opening: Buffer.from(opening), poster: Buffer.from(poster), storyboard: Buffer.from(storyboard) }
  return { ...film, files: { ...files, ...pictures, proxy: scratchIn(files.proxy) } }
}

/** `makeSmall`, in a thread of its own. */
export async function makeSmallApart({ tools: { signal, ...tools }, ...request }: SmallJob): Promise<Scratch> {
  return scratchIn(
    await inThread<Scratch>(
      { kind: 'small', request: { ...request, ...tools }, ways: await waysOf(tools) },
      { signal },
    ),
  )
}

/** A scratch file as it was before it travelled: buffers arrive as plain bytes. */
export function scratchIn({ path, key, iv }: Scratch): Scratch {
  return { path, key: Buffer.from(key), iv: Buffer.from(iv) }
}
