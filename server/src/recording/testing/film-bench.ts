import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { FilmProblemCode } from '@samsyn/shared'
import { readScratch, scratchAt, writeScratch } from '../../files/scratch.ts'
import { type Film, type FilmRequest, makeFilm } from '../film/make.ts'
import { FilmProblem } from '../film/problem.ts'

const run = promisify(execFile)
const ffmpeg = (args: readonly string[]) => run('nice', ['ffmpeg', '-v', 'error', '-nostdin', '-y', ...args])

/** A film whose files lie unsealed in the test's folder. */
type OpenedFilm = Omit<Film, 'files'> & {
  files: { proxy: string; opening: string; poster: string; storyboard: string; peaks: string | null }
}

/** A folder of a test's own, in which it makes inputs and films of them. */
export type Bench = {
  path(name: string): string
  /** Makes a file with ffmpeg and gives its path. */
  input(name: string, args: readonly string[]): Promise<string>
  write(name: string, bytes: Buffer | string): Promise<string>
  film(input: string, other?: Partial<FilmRequest>): Promise<OpenedFilm>
  /** With which code a file is refused. */
  refusal(input: string, other?: Partial<FilmRequest>): Promise<FilmProblemCode | 'none'>
}

function benchIn(dir: string): Bench {
  const path = (name: string) => join(dir, name)
  let films = 0
  const bench: Bench = {
    path,
    input: async (name, args) => ffmpeg([...args, path(name)]).then(() => path(name)),
    write: async (name, bytes) => writeFile(path(name), bytes).then(() => path(name)),
    async film(input, other = {}) {
      films += 1
      const workDir = path(`work-${films}`)
      await mkdir(workDir)
      const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', signal: new AbortController().signal }
      const silent = { onProgress: () => {}, log: { info: () => {}, warn: () => {} } }
      const upload = scratchAt(join(workDir, 'upload'))
      await writeScratch(upload, createReadStream(input))
      return opened(await makeFilm({ input: upload, workDir, ...tools, ...silent, ...other }), workDir)
    },
    async refusal(input, other) {
      const made = bench.film(input, other).then(() => 'none' as const)
      return made.catch(error => {
        if (error instanceof FilmProblem) return error.code
        throw error
      })
    },
  }
  return bench
}

/** A film's files as ffmpeg can look at them. */
async function opened({ files, ...film }: Film, dir: string): Promise<OpenedFilm> {
  const write = async (name: string, bytes: Readable | Uint8Array) => {
    await writeFile(join(dir, name), bytes)
    return join(dir, name)
  }
  return {
    ...film,
    files: {
      proxy: await write('proxy.mp4', readScratch(files.proxy)),
      opening: await write('opening.jpg', files.opening),
      poster: await write('poster.jpg', files.poster),
      storyboard: await write('storyboard.jpg', files.storyboard),
      peaks: files.peaks && (await write('peaks.bin', files.peaks)),
    },
  }
}

/** Gives a test a bench, and clears it away afterwards. */
export async function withBench(use: (bench: Bench) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-film-'))
  try {
    await use(benchIn(dir))
  } finally {
    await rm(dir, { recursive: true })
  }
}
