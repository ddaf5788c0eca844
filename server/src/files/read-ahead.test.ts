import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { chunkBytes } from './layout.ts'
import { openSealed, readSealed } from './sealed-file.ts'
import { withFiles } from './testing/files.ts'

const key = 'recording/a/film'

describe('A film that is read', () => {
  it('[DO28] keeps nothing that was read ahead for somebody who does not come, and is whole when they do', () =>
    withFiles(async (files, dir, keys) => {
      const content = randomBytes(40 * chunkBytes + 1000)
      await files.append(key, Readable.from([content]), 0)
      const handle = await open(join(dir, key))
      const file = await openSealed(handle, key, await keys.make('recording/a'))
      let reads = 0
      const read: typeof handle.read = handle.read.bind(handle)
      handle.read = ((...which: Parameters<typeof read>) => {
        reads++
        return read(...which)
      }) as typeof handle.read
      let letGo = () => {}
      let putOff = 0
      const rest = {
        begin(act: () => void) {
          letGo = act
        },
        putOff: () => void putOff++,
        end: () => undefined,
      }
      const pieces: Buffer[] = []
      for await (const piece of readSealed(file, { start: 100, end: content.length - 1 }, rest)) {
        pieces.push(piece)
        if ([3, 8, 21].includes(pieces.length)) letGo()
      }
      expect(Buffer.concat(pieces).equals(content.subarray(100))).to.equal(true)
      expect(putOff).to.equal(40)
      // Five batches would do; each time it was let go of, what followed was read again.
      expect(reads).to.be.within(8, 14)
      await handle.close()
    }))
})
