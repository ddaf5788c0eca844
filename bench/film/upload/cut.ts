import type { Page } from 'puppeteer-core'
import type { Client } from '../../../e2e/support/wire/Client.ts'
import { settled } from '../../../e2e/support/wire/house.ts'
import { beginRecording } from '../../harness/sending.ts'
import { browse } from '../browse.ts'
import { startCutter } from './cutter.ts'
import { chooseFile, sendResumable } from './page.ts'

/** What one cut costs, in bytes: what came over the way a second time, what can have left the client for nothing at most, and a chunk. */
export type Cut = { againBytes: number; atMostBytes: number; chunkBytes: number }
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
    return { againBytes: cutter.sentBytes() - sizeBytes, ...costOf(offsets) }
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

/** A piece that begins elsewhere than one chunk after the former goes on after the cut. */
function costOf([first = 0, second = 0, ...more]: readonly number[]): Omit<Cut, 'againBytes'> {
  const chunkBytes = second - first
  let former = second
  for (const offset of more) {
    if (offset !== former + chunkBytes) return { chunkBytes, atMostBytes: former + chunkBytes - offset }
    former = offset
  }
  throw new Error('the way was not cut')
}
