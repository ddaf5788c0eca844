import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Scratch } from '../../files/scratch.ts'
import { fence } from './fence.ts'
import type { RunLimits } from './limits.ts'
import { type Serving, serveTo } from './serve-to.ts'
import { type Way, wayFor } from './ways.ts'

const STDERR_TAIL = 4_000
const MAX_OUTPUT = 2 * 1024 ** 3

export type RunRequest = {
  program: string
  args: readonly string[]
  /** The folder it works in. */
  cwd?: string
  /** The files it may read. */
  reads: readonly string[]
  /** The film it is given by ranges, under `urlWithin`. */
  served?: Scratch
  limits: RunLimits
  signal: AbortSignal
  onOutput?: (chunk: Buffer) => void
  /** With more than this it is ended. */
  mostOutput?: number
  /** What the program writes to its file descriptor 3. */
  onAside?: (chunk: Buffer) => void
  /** Takes what the program writes to its file descriptor 4, as fast as it can; its failure ends the program. */
  takeFilm?: (stream: Readable) => Promise<void>
}

export type RunResult = {
  ok: boolean
  /** It did not end by itself: a signal ended it, or it could not even begin. */
  stopped: boolean
  timedOut: boolean
  /** It wrote more than it may, and was ended for that. */
  overflowed: boolean
  stderr: string
  /** Why its film could not be taken. */
  notTaken: unknown
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // the group is already gone
  }
}

function capped(
  handler: ((chunk: Buffer) => void) | undefined,
  most: number,
  stop: () => void,
): (chunk: Buffer) => void {
  let total = 0
  return chunk => {
    total += chunk.length
    if (total > most) stop()
    else handler?.(chunk)
  }
}

function listen(child: ChildProcess, request: RunRequest) {
  let tail = ''
  let overflowed = false
  const stop = () => {
    overflowed = true
    killGroup(child)
  }
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString('utf8')).slice(-STDERR_TAIL)
  })
  child.stdout?.on('data', capped(request.onOutput, request.mostOutput ?? MAX_OUTPUT, stop))
  const aside = child.stdio[3]
  if (aside && 'read' in aside) aside.on('data', capped(request.onAside, MAX_OUTPUT, stop))
  return { tail: () => tail, overflowed: () => overflowed }
}

/** What is taken of the film, and why that failed; it fails by itself when the program ends too early. */
async function take(child: ChildProcess, { takeFilm }: RunRequest): Promise<unknown> {
  const film = child.stdio[4]
  if (!takeFilm || !film || !('read' in film)) return null
  try {
    await takeFilm(film)
    return null
  } catch (error) {
    // A program that has said all it had is about to end: how it ended tells whether it was its own failure.
    if (!film.readableEnded) killGroup(child)
    film.resume()
    return error
  }
}

async function start(request: RunRequest, way: Way, { listens, argsOf }: Serving): Promise<ChildProcess> {
  const fenced = await fence({ way, cwd: '/', ...request, args: argsOf(request.args), listens })
  const [command = request.program, ...args] = fenced
  return spawn(command, args, {
    stdio: [
      'ignore',
      'pipe',
      'pipe',
      'pipe',
      request.takeFilm ? 'pipe' : 'ignore',
      ...(listens ? ['ipc' as const] : []),
    ],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    cwd: request.cwd ?? '/',
    detached: true,
  })
}

/** Behind a fence the end by a signal is told as 128 and its number. */
const wasStopped = (code: number | null) => code === null || (code > 128 && code <= 128 + 64)

/** Runs a program without shell, input or network names; it ends by itself, by its limits or by the signal, never later. */
export async function run(request: RunRequest): Promise<RunResult> {
  request.signal.throwIfAborted()
  const way = await wayFor(request.program)
  const serving = await serveTo(way, request.served)
  try {
    const result = await runServed(request, way, serving)
    if (serving.failure()) throw new Error('the film could not be given to its reader', { cause: serving.failure() })
    return result
  } finally {
    serving.close()
  }
}

async function runServed(request: RunRequest, way: Way, serving: Serving): Promise<RunResult> {
  const child = await start(request, way, serving)
  serving.begun(child)
  const heard = listen(child, request)
  const taken = take(child, request)
  const { promise: ended, resolve } = Promise.withResolvers<{ code: number | null; fault: string }>()
  child.once('error', error => resolve({ code: null, fault: error.message }))
  child.once('close', code => resolve({ code, fault: '' }))
  let timedOut = false
  const onAbort = () => killGroup(child)
  const timer = setTimeout(() => {
    timedOut = true
    killGroup(child)
  }, request.limits.wallMs)
  request.signal.addEventListener('abort', onAbort)
  if (request.signal.aborted) onAbort()
  try {
    const { code, fault } = await ended
    const notTaken = await taken
    request.signal.throwIfAborted()
    const stderr = fault || heard.tail()
    const overflowed = heard.overflowed()
    return { ok: code === 0 && !notTaken, stopped: wasStopped(code), timedOut, overflowed, stderr, notTaken }
  } finally {
    clearTimeout(timer)
    request.signal.removeEventListener('abort', onAbort)
  }
}
