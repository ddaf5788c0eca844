import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { DamagedFile } from '../files/files.ts'
import { openStore, type Store } from '../store/store.ts'
import { openKeys } from './keys.ts'
import { KeyProblem, makeKeyFile, masterOf } from './master.ts'

const folder = 'recording/a'
const newKey = () => randomBytes(32).toString('base64')

async function withStore(test: (store: Store, dir: string) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-keys-'))
  const store = await openStore(join(dir, 'data'))
  try {
    await test(store, dir)
  } finally {
    await store.destroy()
    await rm(dir, { recursive: true })
  }
}

const open = (store: Store, setting: Partial<Parameters<typeof openKeys>[1]>) =>
  openKeys(store, { key: null, file: null, mayMake: false, ...setting }, () => 1)

/** The sentence that somebody is refused with. */
async function sentence(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => null,
    failed => failed,
  )
  expect(error).to.be.instanceOf(KeyProblem)
  return error.message
}

describe('the keys of recordings', () => {
  it('[KE1] are random, one for each, and stored only as the master key wraps them', () =>
    withStore(async store => {
      const keys = await open(store, { key: newKey() })
      const [a, b] = [await keys.make(folder), await keys.make('recording/b')]
      expect([a.length, b.length, a.equals(b)]).to.deep.equal([32, 32, false])
      expect((await keys.make(folder)).equals(a)).to.equal(true)
      const rows = await store.selectFrom('fileKey').selectAll().execute()
      expect(rows.map(row => row.folder)).to.deep.equal([folder, 'recording/b'])
      for (const { wrapped } of rows) {
        expect([a, b].some(key => Buffer.from(wrapped).includes(key.subarray(0, 8)))).to.equal(false)
      }
    }))

  it('[KE2] are there again under the same master key, and under no other', () =>
    withStore(async store => {
      const key = newKey()
      const made = await (await open(store, { key })).make(folder)
      expect((await (await open(store, { key })).of(folder))?.equals(made)).to.equal(true)
      const hex = Buffer.from(key, 'base64').toString('hex')
      expect((await (await open(store, { key: hex })).of(folder))?.equals(made)).to.equal(true)
      expect(await sentence(open(store, { key: newKey() }))).to.match(/^MASTER_KEY is not the one .* Use the key/)
    }))

  it('[KE3] have a master key from a file, made for its owner alone only where nothing is sealed yet and it may be', () =>
    withStore(async (store, dir) => {
      const file = join(dir, 'beside', 'master.key')
      expect(await sentence(open(store, { file }))).to.match(/does not exist. Make it with: openssl rand -base64 32 > /)
      expect(existsSync(file)).to.equal(false)
      await (await open(store, { file, mayMake: true })).make(folder)
      expect((await stat(file)).mode & 0o777).to.equal(0o600)
      await open(store, { file })
      await unlink(file)
      const lost = await sentence(open(store, { file, mayMake: true }))
      expect(lost).to.match(/does not exist, and what is stored was sealed with the key in it. Put that file back/)
      expect(existsSync(file)).to.equal(false)
      await writeFile(file, 'a password')
      expect(await sentence(open(store, { file }))).to.match(/holds no master key/)
    }))

  it('[KE4] are all wrapped anew by another master key, and the one before opens none of them', () =>
    withStore(async (store, dir) => {
      const [before, after] = [newKey(), makeKeyFile(join(dir, 'new.key'))]
      const keys = await open(store, { key: before })
      await keys.prove()
      const made = await Promise.all(['recording/a', 'recording/b'].map(keys.make))
      await keys.rewrap(masterOf(after))
      const again = await open(store, { file: join(dir, 'new.key') })
      expect(await again.proven()).to.equal(true)
      expect(await Promise.all(['recording/a', 'recording/b'].map(again.of))).to.deep.equal(made)
      expect(await sentence(open(store, { key: before }))).to.include('is not the one')
    }))

  it('[KE5] are forgotten with what they seal, and leave nothing', () =>
    withStore(async store => {
      const keys = await open(store, { key: newKey() })
      await Promise.all(['recording/a', 'recording/ab', 'recording_a', 'recordings'].map(keys.make))
      await keys.forget('recording/a')
      expect(await keys.folders()).to.deep.equal(['recording/ab', 'recording_a', 'recordings'])
      await keys.forget('recording')
      expect(await keys.folders()).to.deep.equal(['recording_a', 'recordings'])
      expect(await keys.of('recording/a')).to.equal(null)
    }))

  it('[ST13] fit as long as one of them opens, whichever is damaged, and none else is kept from its own', () =>
    withStore(async store => {
      const key = newKey()
      const keys = await open(store, { key })
      await keys.prove()
      const made = await keys.make('recording/b')
      await keys.make('recording/a')
      for (const folder of ['.proof', 'recording/a']) {
        await store
          .updateTable('fileKey')
          .set({ wrapped: randomBytes(60) })
          .where('folder', '=', folder)
          .execute()
        const again = await open(store, { key })
        expect(await again.of('recording/b')).to.deep.equal(made)
        expect(await sentence(open(store, { key: newKey() }))).to.include('is not the one')
      }
      const failure = await (await open(store, { key })).of('recording/a').catch(error => error)
      expect(failure).to.be.instanceOf(DamagedFile)
      const [next, after] = [randomBytes(32), await open(store, { key })]
      expect(await after.rewrap(masterOf(next))).to.deep.equal(['.proof', 'recording/a'])
      expect(await (await open(store, { key: next.toString('base64') })).of('recording/b')).to.deep.equal(made)
    }))
})
