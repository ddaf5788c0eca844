import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from '../../../e2e/support/wire/Client.ts'
import { openHouse, settled } from '../../../e2e/support/wire/house.ts'
import { beginRecording } from '../../harness/sending.ts'
import { startBare } from '../bare/start.ts'
import { besideHead, besideRow, middle, row } from '../beside.ts'
import { browse } from '../browse.ts'
import type { Part, Task } from '../part.ts'
import { type Cut, cutOnce } from './cut.ts'
import { chooseFile, sendPlain, sendResumable } from './page.ts'

const mebi = 1024 ** 2
const ways = ['samsyn', 'put', 'flushed'] as const
/** MB/s of each round. */
type Speeds = Record<(typeof ways)[number], number[]>
type Upload = { client: Client; file: string; sizeBytes: number; barePort: number }

/** V3: the product's resumable upload beside one PUT of the same file, from a browser; and what a cut costs. */
export const uploadPart: Part = {
  title: 'V3 An upload, until its last byte is acknowledged',
  target: 'at least 0.95× of the PUT; after a cut at most one chunk again',
  async measure(task) {
    const { pages, dir, sizes } = task
    const file = join(dir, 'noise.mp4')
    const kept = join(dir, 'kept')
    await mkdir(kept)
    await pipeline(Readable.from(noise(sizes.uploadMebi)), createWriteStream(file))
    const { app, cilie } = await openHouse({ CLIENT_DIR: pages })
    const bare = await startBare(pages, kept)
    try {
      const upload = { client: cilie, file, sizeBytes: sizes.uploadMebi * mebi, barePort: bare.port }
      return [...table(await measureWays(task, upload)), '', ...cutTable(await measureCuts(task, upload))]
    } finally {
      await Promise.all([app.stop(), bare.close()])
    }
  },
}

function* noise(mebibytes: number): Generator<Buffer> {
  for (let i = 0; i < mebibytes; i++) yield randomBytes(mebi)
}

async function measureWays({ sizes, say }: Task, upload: Upload): Promise<Speeds> {
  const speeds: Speeds = { samsyn: [], put: [], flushed: [] }
  for (let round = 1; round <= sizes.rounds; round++) {
    for (const way of ways) {
      const speed = upload.sizeBytes / 1e3 / (await send(way, upload))
      speeds[way].push(speed)
      say(`Round ${round}, ${way}: ${speed.toFixed(0)} MB/s`)
    }
  }
  return speeds
}

/** How long one upload takes, in ms. */
async function send(way: keyof Speeds, { client, file, sizeBytes, barePort }: Upload): Promise<number> {
  if (way !== 'samsyn') {
    return browse({ port: barePort, path: '/upload.html' }, async page => {
      await chooseFile(page, file)
      return sendPlain(page, way === 'put' ? '/upload' : '/upload?flush')
    })
  }
  const id = await beginRecording(client, 'noise.mp4', sizeBytes)
  const site = { port: Number(new URL(client.baseUrl).port), path: '/upload.html', cookie: client.cookie }
  const tookMs = await browse(site, async page => {
    await chooseFile(page, file)
    return sendResumable(page, id)
  })
  // Noise is refused as a film; until then the server is at work, which the next must not feel.
  await settled(client, id)
  return tookMs
}

async function measureCuts({ sizes, say }: Task, upload: Upload): Promise<Cut[]> {
  const cuts: Cut[] = []
  for (let round = 1; round <= sizes.rounds; round++) {
    say(`Cut ${round} …`)
    cuts.push(await cutOnce(upload))
  }
  return cuts
}

function table({ samsyn, put, flushed }: Speeds): string[] {
  const speed = { ours: samsyn, digits: 0, better: 'more' } as const
  return [
    ...besideHead('PUT to bare express'),
    besideRow({ what: 'V3 upload, MB/s', theirs: put, ...speed }),
    besideRow({ what: 'V3 beside a PUT that is flushed to the disk, as ours is, MB/s', theirs: flushed, ...speed }),
  ]
}

function cutTable(cuts: readonly Cut[]): string[] {
  const line = (what: string, digits: number, of: (cut: Cut) => number) => {
    const all = cuts.map(of)
    return row(what, ...[middle(all), Math.max(...all)].map(value => value.toFixed(digits)))
  }
  return [
    row('after a cut', 'middle', 'worst'),
    row('---', '---', '---'),
    line('V3 came over the way again, headers and all, MB', 2, cut => cut.againBytes / 1e6),
    line('V3 the same, in chunks', 2, cut => cut.againBytes / cut.chunkBytes),
    line('a chunk, MB', 2, cut => cut.chunkBytes / 1e6),
    line('pieces that Chromium repeated by itself', 0, cut => cut.repeated),
  ]
}
