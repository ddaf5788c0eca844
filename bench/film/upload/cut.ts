import type { Page } from 'puppeteer-core'
import type { Client } from '../../../e2e/support/wire/Client.ts'
import { settled } from '../../../e2e/support/wire/house.ts'
import { beginRecording } from '../../harness/sending.ts'
import { browse } from '../browse.ts'
import { startCutter } from './cutter.ts'
import { chooseFile, sendResumable } from './page.ts'

/** What one cut costs: what came over the way a second time, how large a chunk is, and how many pieces the browser repeated behind the page's back. */
export type Cut = { againBytes: number; chunkBytes: number; repeated: number }
type Sending = { client: Client; file: string; sizeBytes: number }

/** Uploads a file over a way that breaks once, at a random place of its middle. */
export async function cutOnce({ client, file, sizeBytes }: Sending): Promise<Cut> {
  const cutter = await startCutter(Number(new URL(client.baseUrl).port))
  try {
    const id = await beginRecording(client, 'cut.mp4', sizeBytes)
    const offsets = await browse({ port: cutter.port, path: '/upload.html', cookie: client.cookie }, async page => {
      await chooseFile(page, file)
      const asked = offsetsOf(page)
      cutter.cutAfter(sizeBytes * (0.2 + 0.6 * Math.random()))
      await sendResumable(page, id)
      return asked
    })
    await settled(client, id)
    const { bytes, pieces } = cutter.sent()
    return { againBytes: bytes - sizeBytes, chunkBytes: chunkOf(offsets), repeated: pieces - offsets.length }
  } finally {
    cutter.close()
  }
}

/** Where each piece that the page sends begins. */
function offsetsOf(page: Page): number[] {
  const offsets: number[] = []
  page.on('request', request => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  return offsets
}

/** Only the piece that was cut is shorter than a chunk, beside the last. */
const chunkOf = (offsets: readonly number[]) =>
  Math.max(...offsets.slice(1).map((offset, i) => offset - (offsets[i] ?? 0)))
