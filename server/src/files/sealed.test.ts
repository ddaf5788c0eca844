import { randomBytes, randomInt } from 'node:crypto'
import { copyFile, cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { sealPlainFiles } from './bring-forward.ts'
import { DamagedFile, type Files } from './files.ts'
import { chunkBytes, recordAt, recordBytes, slotAt } from './layout.ts'
import { createLocalFiles } from './local.ts'
import { failure, withFiles } from './testing/files.ts'

const key = 'recording/a/film'
const wholeOf = (files: Files, from = key) => buffer(files.read(from))

/** Reads a file as far as it can be read. */
async function readable(files: Files, from = key) {
  const got: Buffer[] = []
  const reading = async () => {
    for await (const piece of files.read(from)) got.push(piece)
  }
  const error = await failure(reading())
  return { bytes: Buffer.concat(got), error }
}

async function flip(path: string, at: number) {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

describe('a sealed file', () => {
  it('[FI6] has nothing of its content or of another on the disk, not even of the same content twice', () =>
    withFiles(async (files, dir) => {
      const canary = Buffer.from('Han tøver, og så siger han det alligevel.')
      await files.append(key, Readable.from([canary]), 0)
      await files.append(key, Readable.from([Buffer.concat(Array(4000).fill(canary))]), canary.length)
      await files.write('recording/a/poster', [canary])
      for (const name of ['film', 'poster']) {
        const stored = await readFile(join(dir, 'recording/a', name))
        for (const length of [canary.length, 12, 8]) {
          expect(stored.includes(canary.subarray(0, length)), `${length} bytes of ${name}`).to.equal(false)
        }
      }
      const stored = await readFile(join(dir, key))
      const blocks = new Set<string>()
      for (let at = recordAt(0) + 12; at + 16 <= stored.length; at += 16)
        blocks.add(stored.toString('hex', at, at + 16))
      expect(blocks.size).to.equal(Math.floor((stored.length - recordAt(0) - 12) / 16))
    }))

  it('[FI7] gives the same bytes, whole and in any part, however it has grown', () =>
    withFiles(async files => {
      const plain = randomBytes(5 * chunkBytes + 4321)
      const cuts = [1, 15, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, plain.length]
      let at = 0
      for (const end of cuts) {
        const middle = Math.min(at + 7, end)
        const bytes = [plain.subarray(at, middle), plain.subarray(middle, end)]
        expect(await files.append(key, Readable.from(bytes), at)).to.equal(end)
        at = end
        expect(await files.size(key)).to.equal(end)
        expect((await wholeOf(files)).equals(plain.subarray(0, end)), `${end} bytes`).to.equal(true)
      }
      const edges = [
        0,
        1,
        chunkBytes - 1,
        chunkBytes,
        chunkBytes + 1,
        5 * chunkBytes - 1,
        5 * chunkBytes,
        plain.length - 1,
      ]
      const random = Array.from({ length: 100 }, () => randomInt(plain.length))
      for (const start of [...edges, ...random]) {
        const end = Math.min(plain.length - 1, start + randomInt(2 * chunkBytes))
        const got = await buffer(files.read(key, { start, end }))
        expect(got.equals(plain.subarray(start, end + 1)), `${start}-${end}`).to.equal(true)
      }
    }))

  const places: Record<string, number> = {
    'what it is': 3,
    'its id': 12,
    'the generation of its end': slotAt(1) + 5,
    'how many chunks stand before its end': slotAt(1) + 11,
    'how long its end is': slotAt(1) + 14,
    'the nonce of its end': slotAt(1) + 16,
    'its end': slotAt(1) + 16 + 12 + 100,
    'the nonce of a chunk': recordAt(2) + 3,
    'a chunk': recordAt(2) + 12 + 40_000,
    'the last byte of a chunk': recordAt(2) + 12 + chunkBytes - 1,
    'the tag of a chunk': recordAt(3) - 1,
  }
  for (const [what, place] of Object.entries(places)) {
    it(`[FI8] is damaged by a changed bit in ${what}, and gives nothing from there on`, () =>
      withFiles(async (files, dir) => {
        const plain = randomBytes(4 * chunkBytes + 500)
        await files.write(key, [plain])
        await flip(join(dir, key), place)
        const { bytes, error } = await readable(files)
        expect(error).to.be.instanceOf(DamagedFile).with.property('message').that.includes(key)
        expect(bytes.equals(plain.subarray(0, place < recordAt(0) ? 0 : 2 * chunkBytes))).to.equal(true)
      }))
  }

  const changes: Record<string, (path: string, other: string) => Promise<void>> = {
    'its end is cut off': path => truncate(path, recordAt(3)),
    'it is cut in a chunk': path => truncate(path, recordAt(3) - 1000),
    'nothing of it is left': path => truncate(path, 0),
    'two chunks change places': async path => {
      const bytes = await readFile(path)
      const first = Buffer.from(bytes.subarray(recordAt(0), recordAt(1)))
      bytes.copyWithin(recordAt(0), recordAt(1), recordAt(2))
      first.copy(bytes, recordAt(1))
      await writeFile(path, bytes)
    },
    'a chunk comes from another file of the same recording': async (path, other) => {
      const bytes = await readFile(path)
      ;(await readFile(other)).copy(bytes, recordAt(1), recordAt(1), recordAt(1) + recordBytes)
      await writeFile(path, bytes)
    },
    'it is another file of the same recording': (path, other) => copyFile(other, path),
  }
  for (const [what, change] of Object.entries(changes)) {
    it(`[FI8] is damaged when ${what}`, () =>
      withFiles(async (files, dir) => {
        for (const name of ['film', 'original']) {
          await files.write(`recording/a/${name}`, [randomBytes(4 * chunkBytes + 500)])
        }
        await change(join(dir, key), join(dir, 'recording/a/original'))
        expect((await readable(files)).error).to.be.instanceOf(DamagedFile)
      }))
  }

  it('[FI9] is what was saved last when it is cut off while it grows, and goes on from there', () =>
    withFiles(async (files, dir, keys) => {
      const plain = randomBytes(2 * chunkBytes + 1000)
      const line = new PassThrough()
      const { promise: saved, resolve } = Promise.withResolvers<number>()
      const growing = files.append(key, line, 0, resolve)
      line.write(plain.subarray(0, chunkBytes + 10))
      expect(await saved).to.equal(chunkBytes + 10)
      const left = join(dir, 'left')
      await cp(join(dir, 'recording'), join(left, 'recording'), { recursive: true })
      line.end()
      await growing
      const again = await createLocalFiles({ dir: left, keys })
      expect(await again.size(key)).to.equal(chunkBytes + 10)
      expect(await again.append(key, Readable.from([plain.subarray(chunkBytes + 10)]), chunkBytes + 10)).to.equal(
        plain.length,
      )
      expect((await wholeOf(again)).equals(plain)).to.equal(true)
    }))

  it('[FI9] loses nothing that was saved when the writing of its end is torn', () =>
    withFiles(async (files, dir) => {
      await files.append(key, Readable.from([Buffer.from('saved')]), 0)
      const path = join(dir, key)
      const before = await readFile(path)
      await files.append(key, Readable.from([Buffer.from(' and more')]), 5)
      const after = await readFile(path)
      // The new end came half, and the one before it has not been taken away yet.
      const from = after.readUIntBE(slotAt(0), 6) > 0 ? slotAt(0) : slotAt(1)
      const torn = Buffer.alloc(after.length)
      before.copy(torn)
      after.copy(torn, from, from, from + 30)
      await writeFile(path, torn)
      expect((await wholeOf(files)).toString()).to.equal('saved')
    }))

  it('[FI10] is gone with its secret, whatever becomes of its bytes', () =>
    withFiles(async (files, dir) => {
      await files.write(key, [randomBytes(1000)])
      await files.write('recording/b/film', [Buffer.from('another')])
      const copy = await readFile(join(dir, key))
      await files.remove('recording/a')
      await files.write('recording/a/poster', [Buffer.from('a new secret')])
      await writeFile(join(dir, key), copy)
      expect((await readable(files)).error).to.be.instanceOf(DamagedFile)
      expect((await wholeOf(files, 'recording/b/film')).toString()).to.equal('another')
      await rm(join(dir, key))
    }))

  it('[FI11] is made of what an earlier version has left unsealed, once', () =>
    withFiles(async (files, dir) => {
      await files.write(key, [Buffer.from('sealed')])
      await writeFile(join(dir, 'recording/a/poster'), 'as it is')
      const attempt = (_: string, work: () => Promise<void>) => work().then(() => true)
      expect(await sealPlainFiles(dir, files, attempt)).to.equal(true)
      expect(await sealPlainFiles(dir, files, attempt)).to.equal(true)
      expect((await wholeOf(files, 'recording/a/poster')).toString()).to.equal('as it is')
      expect((await wholeOf(files)).toString()).to.equal('sealed')
      expect((await readFile(join(dir, 'recording/a/poster'))).includes('as it is')).to.equal(false)
    }))
})
