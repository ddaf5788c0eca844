import { parentPort, workerData } from 'node:worker_threads'
import { type Apart, type FromApart, scratchIn } from './apart.ts'
import { type FilmLog, makeFilm } from './make.ts'
import { FilmProblem } from './problem.ts'
import { makeSmall } from './small.ts'
import { useWays } from './ways.ts'

const apart = workerData as Apart
useWays(apart.ways)
const abort = new AbortController()
const { signal } = abort
const tell = (told: FromApart) => parentPort?.postMessage(told)
const logAt = (level: keyof FilmLog) => (facts: object, message: string) =>
  tell({ tells: 'log', level, facts, message })
const onProgress = (fraction: number) => tell({ tells: 'progress', fraction })

parentPort?.once('message', () => abort.abort())
parentPort?.unref()

function make() {
  if (apart.kind === 'film') {
    const { input, ...request } = apart.request
    const log = { info: logAt('info'), warn: logAt('warn') }
    return makeFilm({ ...request, input: scratchIn(input), onProgress, signal, log })
  }
  const { ffmpeg, ffprobe, proxy, ...job } = apart.request
  return makeSmall({ ...job, proxy: scratchIn(proxy), tools: { ffmpeg, ffprobe, signal } })
}

try {
  tell({ tells: 'made', made: await make() })
} catch (error) {
  if (error instanceof FilmProblem) tell({ tells: 'failed', code: error.code, message: error.message })
  else tell({ tells: 'failed', code: null, message: error instanceof Error ? `${error.stack}` : String(error) })
}
