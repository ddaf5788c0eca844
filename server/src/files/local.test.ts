import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type Files, WrongOffset } from './files.ts'
import { createLocalFiles } from './local.ts'

async function withFiles(test: (files: Files, dir: string) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-files-'))
  try {
    await test(await createLocalFiles(dir), dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

const failure = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => null,
    error => error,
  )

describe('local files', () => {
  it('[FI1] grow at their end only, and tell how far they are', () =>
    withFiles(async files => {
      const sizes: number[] = []
      expect(await files.size('recording/a/original')).to.equal(0)
      expect(await files.append('recording/a/original', Readable.from([Buffer.from('seeing')]), 0)).to.equal(6)
      const more = Readable.from([Buffer.from(' to'), Buffer.from('gether')])
      expect(await files.append('recording/a/original', more, 6, size => sizes.push(size))).to.equal(15)
      expect(sizes).to.deep.equal([9, 15])
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

  it('move in whole from a workspace that is gone afterwards, and are lent by path', () =>
    withFiles(async (files, dir) => {
      const workspace = await files.workspace(async work => {
        await writeFile(join(work, 'film.mp4'), 'film')
        await files.put('recording/a/film', join(work, 'film.mp4'))
        return work
      })
      expect(await failure(stat(workspace))).to.have.property('code', 'ENOENT')
      expect(await files.lend('recording/a/film', path => readFile(path, 'utf8'))).to.equal('film')
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
    withFiles(async (files, dir) => {
      await files.workspace(async work => {
        await writeFile(join(work, 'half'), 'half')
        await createLocalFiles(dir)
        expect(await readdir(join(dir, '.work'))).to.deep.equal([])
      })
      expect(await files.freeBytes()).to.be.greaterThan(0)
    }))
})
