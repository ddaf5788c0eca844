import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { WrongOffset } from './files.ts'
import { createLocalFiles } from './local.ts'
import { failure, withFiles } from './testing/files.ts'

describe('local files', () => {
  it('[FI1] grow at their end only, and tell how far they are', () =>
    withFiles(async files => {
      const sizes: number[] = []
      expect(await files.size('recording/a/original')).to.equal(0)
      expect(await files.append('recording/a/original', Readable.from([Buffer.from('seeing')]), 0)).to.equal(6)
      const more = Readable.from([Buffer.from(' to'), Buffer.from('gether')])
      expect(await files.append('recording/a/original', more, 6, size => sizes.push(size))).to.equal(15)
      expect(sizes).to.deep.equal([15])
      expect(await text(files.read('recording/a/original'))).to.equal('seeing together')
      expect(await text(files.read('recording/a/original', { start: 7, end: 8 }))).to.equal('to')
      for (const offset of [0, 14, 16]) {
        const wrong = await failure(files.append('recording/a/original', Readable.from([Buffer.from('x')]), offset))
        expect(wrong).to.be.instanceOf(WrongOffset)
      }
      expect(await files.size('recording/a/original')).to.equal(15)
    }))

  it('[FI2] keep what had arrived when the rest does not come', () =>
    withFiles(async files => {
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('half')
          throw new Error('the line is cut')
        })(),
      )
      expect(await failure(files.append('a', broken, 0))).to.have.property('message', 'the line is cut')
      expect(await files.size('a')).to.equal(4)
    }))

  it('[FI3] take one writer at a time', () =>
    withFiles(async files => {
      const write = () => failure(files.append('a', Readable.from([Buffer.alloc(100_000)]), 0))
      const [first, second] = await Promise.all([write(), write()])
      expect(first).to.equal(null)
      expect(second).to.be.instanceOf(WrongOffset)
      expect(await files.size('a')).to.equal(100_000)
    }))

  it('are written whole in one step, for their owner alone, and leave nothing when that fails', () =>
    withFiles(async (files, dir) => {
      await files.write('recording/a/film', [Buffer.from('film')])
      const broken = (async function* () {
        yield Buffer.from('half')
        throw new Error('no more')
      })()
      expect(await failure(files.write('recording/a/film', broken))).to.have.property('message', 'no more')
      expect(await text(files.read('recording/a/film'))).to.equal('film')
      expect(await readdir(join(dir, '.work'))).to.deep.equal([])
      expect(await files.list()).to.deep.equal(['recording/a/film'])
      const path = join(dir, 'recording/a')
      expect([(await stat(path)).mode & 0o777, (await stat(join(path, 'film'))).mode & 0o777]).to.deep.equal([
        0o700, 0o600,
      ])
      await files.remove('recording/a')
      expect(await files.size('recording/a/film')).to.equal(0)
    }))

  it('[FI4] are named by plain keys that lead nowhere else', () =>
    withFiles(async files => {
      for (const key of ['../secret', 'a/../b', '/etc/passwd', '', 'a//b', 'a/', '.work', 'a\0', 'a/.', 'a\\b']) {
        expect(await failure((async () => files.size(key))()), JSON.stringify(key)).to.be.instanceOf(Error)
        expect(() => files.read(key), JSON.stringify(key)).to.throw()
      }
    }))

  it('[FI5] sweep away what an earlier process left half done', () =>
    withFiles(async (files, dir, keys) => {
      await files.workspace(async work => {
        await writeFile(join(work, 'half'), 'half')
        await createLocalFiles({ dir, keys })
        expect(await readdir(join(dir, '.work'))).to.deep.equal([])
      })
      expect(await files.freeBytes()).to.be.greaterThan(0)
    }))
})
