import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { beginOf, readScratch, scratchAt, sizeOfScratch, writeScratch } from './scratch.ts'
import { failure } from './testing/files.ts'

async function inFolder(test: (dir: string) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-scratch-'))
  try {
    await test(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

describe('a scratch file', () => {
  it('[FI14] gives back what was written, and is noise to whoever lacks its secret', () =>
    inFolder(async dir => {
      for (const length of [0, 1, 15, 16, 17, 300_000]) {
        const plain = Buffer.concat([Buffer.from('Han tøver'), randomBytes(length)])
        const file = scratchAt(join(dir, 'film'))
        await writeScratch(file, [plain.subarray(0, 5), plain.subarray(5)])
        expect((await buffer(readScratch(file))).equals(plain), `${length} bytes`).to.equal(true)
        expect((await beginOf(file, 5)).equals(plain.subarray(0, 5))).to.equal(true)
        expect(await sizeOfScratch(file)).to.equal(plain.length)
        for (const start of [0, 1, 9, 15, 16, 17, 31, 32, 65_535].filter(at => at < plain.length)) {
          const end = Math.min(plain.length - 1, start + 40_000)
          const part = await buffer(readScratch(file, { start, end }))
          expect(part.equals(plain.subarray(start, end + 1)), `${length} bytes from ${start}`).to.equal(true)
        }
        expect((await readFile(file.path)).includes('tøver')).to.equal(false)
        expect((await stat(file.path)).mode & 0o777).to.equal(0o600)
      }
    }))

  it('is read from anywhere also where its counter begins again behind the last number', () =>
    inFolder(async dir => {
      const file = { ...scratchAt(join(dir, 'film')), iv: Buffer.alloc(16, 0xff) }
      const plain = randomBytes(100)
      await writeScratch(file, [plain])
      expect((await buffer(readScratch(file, { start: 40, end: 99 }))).equals(plain.subarray(40))).to.equal(true)
    }))

  it('fails when it is not there, or what is written to it breaks off', () =>
    inFolder(async dir => {
      const file = scratchAt(join(dir, 'film'))
      expect(await failure(buffer(readScratch(file)))).to.have.property('code', 'ENOENT')
      const broken = (async function* () {
        yield Buffer.from('half')
        throw new Error('no more')
      })()
      expect(await failure(writeScratch(file, broken))).to.have.property('message', 'no more')
    }))
})
