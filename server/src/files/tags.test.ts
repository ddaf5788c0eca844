import { randomBytes } from 'node:crypto'
import { copyFile, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createFileTags } from '../store/file-tags.ts'
import { openStore } from '../store/store.ts'
import { tagFiles } from './bring-forward.ts'
import { DamagedFile, type Files, type KeyRing } from './files.ts'
import { chunkBytes, recordAt } from './layout.ts'
import { createLocalFiles } from './local.ts'
import type { Tags } from './tags.ts'
import { failure, withFiles } from './testing/files.ts'

const [film, upload] = ['recording/a/film', 'recording/a/original']
type Tagged = { files: Files; untagged: Files; tags: Tags; dir: string; keys: KeyRing }

/** Gives a test files whose tags are in a database, and the same as if nobody knew of tags. */
const withTagged = (test: (tagged: Tagged) => Promise<void>) =>
  withFiles(async (untagged, dir, keys) => {
    const store = await openStore(join(dir, '.data'))
    const tags = createFileTags(store)
    await test({ files: await createLocalFiles({ dir, keys, tags }), untagged, tags, dir, keys })
    await store.destroy()
  })

/** Has the disk fail once when it is next asked to keep what was written. */
async function failOnce(path: string): Promise<() => void> {
  const handle = await open(path)
  const prototype = Object.getPrototypeOf(handle) as typeof handle
  await handle.close()
  const own = prototype.datasync
  const restore = () => void Object.assign(prototype, { datasync: own })
  Object.assign(prototype, {
    async datasync() {
      restore()
      throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' })
    },
  })
  return restore
}

const damage = (error: unknown) => (error instanceof DamagedFile ? error.message : error)

describe('which file belongs where', () => {
  it('[FI20] is known: an older whole one under the same name is given to nobody', () =>
    withTagged(async ({ files, dir }) => {
      const older = join(dir, 'older')
      await files.write(film, [Buffer.from('as it was')])
      await copyFile(join(dir, film), older)
      await files.write(film, [Buffer.from('as it is now')])
      expect((await buffer(files.read(film))).toString()).to.equal('as it is now')
      await copyFile(older, join(dir, film))
      for (const refused of [buffer(files.read(film)), files.size(film)])
        expect(damage(await failure(refused))).to.match(/another file than the one that was kept here/)
      await files.write(film, [Buffer.from('made anew')])
      expect((await buffer(files.read(film))).toString()).to.equal('made anew')
    }))

  it('[FI20] is known of one that grows too, and forgotten with it', () =>
    withTagged(async ({ files, tags, dir }) => {
      const older = join(dir, 'older')
      await files.append(upload, Readable.from([randomBytes(10)]), 0)
      await copyFile(join(dir, upload), older)
      await files.remove(upload)
      expect(await tags.of(upload)).to.equal(null)
      await files.append(upload, Readable.from([randomBytes(10)]), 0)
      await files.append(upload, Readable.from([randomBytes(2 * chunkBytes)]), 10)
      await files.write(film, [randomBytes(5)])
      await files.append(film, Readable.from([randomBytes(5)]), 5)
      expect(await files.size(film)).to.equal(10)
      await copyFile(older, join(dir, upload))
      expect(damage(await failure(files.size(upload)))).to.match(/another file/)
      await files.remove('recording/a')
      expect([await tags.of(upload), await tags.of(film)]).to.deep.equal([null, null])
    }))

  it('[FI22] is noted once of what lies there from before', () =>
    withTagged(async ({ files, untagged, tags, dir, keys }) => {
      await untagged.write(film, [Buffer.from('of before')])
      await untagged.append(upload, Readable.from([randomBytes(7)]), 0)
      const attempted: string[] = []
      const attempt = async (key: string, work: () => Promise<void>) => {
        attempted.push(key)
        await work()
        return true
      }
      for (let start = 0; start < 2; start++) await tagFiles({ dir, files, keys, tags }, attempt)
      expect(attempted.sort()).to.deep.equal([film, upload])
      await files.append(upload, Readable.from([randomBytes(7)]), 7)
      expect(await files.size(upload)).to.equal(14)
      await untagged.write(film, [Buffer.from('of somebody')])
      expect(damage(await failure(buffer(files.read(film))))).to.match(/another file/)
    }))

  it('[FI21] is not vouched for where the disk has failed, not then and not later', () =>
    withTagged(async ({ files, untagged, dir, keys, tags }) => {
      await files.append(upload, Readable.from([randomBytes(chunkBytes + 5)]), 0)
      const ends = async () => (await readFile(join(dir, upload))).subarray(0, recordAt(0))
      const before = await ends()
      const saved: number[] = []
      const restore = await failOnce(join(dir, upload))
      try {
        const adding = files.append(upload, Readable.from([randomBytes(3 * chunkBytes)]), chunkBytes + 5, n =>
          saved.push(n),
        )
        expect(String(await failure(adding))).to.match(/the disk failed/)
      } finally {
        restore()
      }
      expect(saved).to.deep.equal([])
      expect((await ends()).equals(before), 'no end vouches for what came').to.equal(true)
      const again = await createLocalFiles({ dir, keys, tags })
      for (const one of [files, again]) {
        expect(damage(await failure(one.size(upload)))).to.match(/the disk failed while it was written/)
        expect(damage(await failure(buffer(one.read(upload))))).to.match(/the disk failed/)
      }
      expect(await untagged.size(upload)).to.equal(chunkBytes + 5)
      await files.remove(upload)
      await files.append(upload, Readable.from([randomBytes(9)]), 0)
      expect(await files.size(upload)).to.equal(9)
    }))
})
