import { rm } from 'node:fs/promises'
import { readScratch, type Scratch, scratchAt, writeScratch } from '../../files/scratch.ts'
import { readFragment } from './fragment.ts'
import { beginOfFile } from './index-box.ts'
import { Samples } from './samples.ts'
import { splitMp4 } from './split.ts'

/**
 * Makes of a streamed MP4 a whole one, its index before its body, so that a player finds any frame at once. Streamed,
 * since what ffmpeg writes to a file it writes as it is; nothing but scratch files is written here.
 */
export async function wholeMp4(stream: AsyncIterable<Buffer>, output: Scratch): Promise<void> {
  const body = scratchAt(`${output.path}.body`)
  const tracks = new Map<number, Samples>()
  const samplesOf = (track: number) => {
    const known = tracks.get(track) ?? new Samples()
    tracks.set(track, known)
    return known
  }
  const found: { index: Buffer | null } = { index: null }
  let bodyBytes = 0

  async function* gather() {
    for await (const piece of splitMp4(stream)) {
      if ('bytes' in piece) {
        bodyBytes += piece.bytes.length
        yield piece.bytes
      } else if (piece.type === 'moov') {
        found.index = Buffer.from(piece.box)
      } else {
        // Its body follows it at once, behind a head of eight bytes, so this is where it stands to what is gathered.
        readFragment(piece.box, bodyBytes - piece.box.length - 16, samplesOf)
      }
    }
  }

  await writeScratch(body, gather())
  if (found.index === null) throw new Error('a film without an index')
  await writeScratch(output, joined(beginOfFile(found.index, samplesOf, bodyBytes), body))
  await rm(body.path)
}

async function* joined(begin: Buffer, body: Scratch): AsyncGenerator<Buffer> {
  yield begin
  yield* readScratch(body)
}
