import { fork } from 'node:child_process'
import { createSecretKey, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createLocalFiles } from '../../server/src/files/local.ts'
import { said } from './bare/start.ts'
import { besideHead, besideRow, row } from './beside.ts'
import type { Part } from './part.ts'

const mebi = 1024 ** 2
const kinds = ['sealed', 'static'] as const
type Kind = (typeof kinds)[number]
type Figures = { whole: number[]; ranges: number[]; peakBytes: number }

/** V2 by itself, said only; a word chooses how large the film is, in MiB. */
export async function runBytes(words: readonly string[]): Promise<void> {
  const lines = await inFolder(dir => measureBytes(dir, Number(words[0] ?? 512), 5))
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** V2: sealed range reads beside `express.static`: throughput whole and in ranges of 4 MiB, and memory. */
export const bytesPart: Part = {
  title: 'V2 The bytes of a film',
  measure: ({ dir, sizes }) => measureBytes(dir, sizes.bytesMebi, sizes.rounds),
}

async function measureBytes(dir: string, mebibytes: number, rounds: number): Promise<string[]> {
  const secret = randomBytes(32)
  await fill(dir, secret, mebibytes)
  return table(await measure(dir, secret, mebibytes, rounds), mebibytes, rounds)
}

async function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-bench-bytes-'))
  try {
    return await use(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function fill(dir: string, secret: Buffer, mebibytes: number) {
  const key = createSecretKey(secret)
  const keys = { of: async () => key, make: async () => key, forget: async () => {} }
  const piece = randomBytes(mebi)
  const pieces = () => Array.from({ length: mebibytes }, () => piece)
  for (const kind of kinds) await mkdir(join(dir, kind), { recursive: true })
  await (await createLocalFiles({ dir: join(dir, 'sealed'), keys })).write('film', pieces())
  await pipeline(Readable.from(pieces()), createWriteStream(join(dir, 'static/film')))
}

async function measure(dir: string, secret: Buffer, mebibytes: number, rounds: number) {
  const figures: Record<Kind, Figures> = {
    sealed: { whole: [], ranges: [], peakBytes: 0 },
    static: { whole: [], ranges: [], peakBytes: 0 },
  }
  // One after the other and again, so that what else the machine does falls on both; the first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const kind of kinds) {
      const server = fork(join(import.meta.dirname, 'bytes-server.ts'), [kind, join(dir, kind), secret.toString('hex')])
      const { port } = await said<{ port: number }>(server)
      const whole = await speed(port, [[0, mebibytes * mebi - 1]])
      const ranges = await speed(port, randomRanges(mebibytes))
      server.send('memory?')
      const { peakBytes } = await said<{ peakBytes: number }>(server)
      server.kill()
      if (round === 0) continue
      figures[kind].whole.push(whole)
      figures[kind].ranges.push(ranges)
      figures[kind].peakBytes = Math.max(figures[kind].peakBytes, peakBytes)
    }
  }
  return figures
}

function randomRanges(mebibytes: number): [number, number][] {
  const length = 4 * mebi
  return Array.from({ length: 50 }, () => {
    const start = Math.floor(Math.random() * (mebibytes * mebi - length))
    return [start, start + length - 1]
  })
}

/** Megabytes a second over these ranges, one after the other. */
async function speed(port: number, ranges: readonly [number, number][]): Promise<number> {
  const began = performance.now()
  let bytes = 0
  for (const [start, end] of ranges) {
    const asking = get({ host: '127.0.0.1', port, path: '/film', headers: { range: `bytes=${start}-${end}` } })
    const [response]: [IncomingMessage] = (await once(asking, 'response')) as [IncomingMessage]
    for await (const piece of response) bytes += piece.length
    if (response.headers['content-length'] !== String(end - start + 1)) throw new Error('not the range asked for')
  }
  return bytes / 1e6 / ((performance.now() - began) / 1000)
}

function table({ sealed, static: plain }: Record<Kind, Figures>, mebibytes: number, rounds: number): string[] {
  const speed = (of: 'whole' | 'ranges') =>
    besideRow({ what: `V2 ${of}, MB/s`, ours: sealed[of], theirs: plain[of], digits: 0, better: 'more' })
  const memory = [sealed.peakBytes, plain.peakBytes].map(bytes => (bytes / 1e6).toFixed(0))
  return [
    `A film of ${mebibytes} MiB; rounds: ${rounds}.`,
    '',
    ...besideHead('express.static', 'sealed'),
    speed('whole'),
    speed('ranges'),
    row('memory at most, MB', ...memory, `${(sealed.peakBytes / plain.peakBytes).toFixed(2)}×`, ''),
  ]
}
