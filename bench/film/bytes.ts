import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createLocalFiles } from '../../server/src/files/local.ts'

const mebi = 1024 ** 2
const rounds = 5
const kinds = ['sealed', 'static'] as const
type Kind = (typeof kinds)[number]
type Figures = { whole: number[]; ranges: number[]; peakBytes: number }

/** V2: sealed range reads beside `express.static`: throughput whole and in ranges of 4 MB, and memory. */
export async function runBytes(words: readonly string[]): Promise<void> {
  const mebibytes = Number(words[0] ?? 512)
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-bench-bytes-'))
  const secret = randomBytes(32)
  try {
    await fill(dir, secret, mebibytes)
    const figures = await measure(dir, secret, mebibytes)
    process.stdout.write(`${table(figures, mebibytes)}\n`)
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function fill(dir: string, secret: Buffer, mebibytes: number) {
  const keys = { of: async () => secret, make: async () => secret, forget: async () => {} }
  const piece = randomBytes(mebi)
  const pieces = () => Array.from({ length: mebibytes }, () => piece)
  for (const kind of kinds) await mkdir(join(dir, kind), { recursive: true })
  await (await createLocalFiles({ dir: join(dir, 'sealed'), keys })).write('film', pieces())
  await pipeline(Readable.from(pieces()), createWriteStream(join(dir, 'static/film')))
}

async function measure(dir: string, secret: Buffer, mebibytes: number) {
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

async function said<T>(server: ChildProcess): Promise<T> {
  const [message] = await once(server, 'message')
  return message
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

function table(figures: Record<Kind, Figures>, mebibytes: number): string {
  const middle = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  const row = (what: string, ours: number, theirs: number, worst: number) =>
    `| ${what} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} | ${(ours / theirs).toFixed(2)}× | ${worst.toFixed(2)}× |`
  const worst = (of: 'whole' | 'ranges') =>
    Math.min(...figures.sealed[of].map((ours, round) => ours / (figures.static[of][round] ?? 1)))
  const speeds = (['whole', 'ranges'] as const).map(of =>
    row(`V2 ${of}, MB/s`, middle(figures.sealed[of]), middle(figures.static[of]), worst(of)),
  )
  const memory = kinds.map(kind => figures[kind].peakBytes / 1e6) as [number, number]
  return [
    `A film of ${mebibytes} MiB, ${rounds} rounds:`,
    '| | sealed | express.static | ratio of the middles | worst round |',
    '| --- | --- | --- | --- | --- |',
    ...speeds,
    row('memory at most, MB', ...memory, memory[0] / memory[1]),
  ].join('\n')
}
