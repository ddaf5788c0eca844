import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { DamagedFile } from '../files/files.ts'
import { openKeys } from './keys.ts'
import { KeyProblem, type MasterSetting, makeKeyFile, masterOf } from './master.ts'
import { settleReplacing } from './replace-keys.ts'

const folder = 'recording/a'
const newKey = () => randomBytes(32).toString('base64')

async function inFolder(test: (dir: string) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-keys-'))
  try {
    await test(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function open(dir: string, setting: Partial<MasterSetting>) {
  await settleReplacing(join(dir, 'keys'))
  return openKeys(join(dir, 'keys'), { key: null, file: null, mayMake: false, ...setting })
}

/** Every file of wrapped keys, with its bytes. */
async function keyFiles(dir: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(join(dir, 'keys'), { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return Promise.all(paths.sort().map(async path => ({ path, bytes: await readFile(path) })))
}

/** The sentence that somebody is refused with. */
async function sentence(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => null,
    failed => failed,
  )
  expect(error).to.be.instanceOf(KeyProblem)
  return error.message
}

describe('the keys of what is sealed', () => {
  it('[KE1] are random, one for each, and stored only as the master key wraps them', () =>
    inFolder(async dir => {
      const keys = await open(dir, { key: newKey() })
      const [a, b] = [await keys.make(folder), await keys.make('recording/b')]
      expect([a.symmetricKeySize, b.symmetricKeySize, a.equals(b)]).to.deep.equal([32, 32, false])
      const both = await Promise.all([keys.make('recording/c'), keys.make('recording/c')])
      expect(both[0].equals(both[1])).to.equal(true)
      expect((await keys.make(folder)).equals(a)).to.equal(true)
      const files = await keyFiles(dir)
      expect(files).to.have.length(3)
      for (const { path, bytes } of files) {
        expect((await stat(path)).mode & 0o777).to.equal(0o600)
        expect([a, b].some(key => bytes.includes(key.export().subarray(0, 8)))).to.equal(false)
      }
    }))

  it('[KE2] are there again under the same master key, and under no other', () =>
    inFolder(async dir => {
      const key = newKey()
      const made = await (await open(dir, { key })).make(folder)
      expect((await (await open(dir, { key })).of(folder))?.equals(made)).to.equal(true)
      const hex = Buffer.from(key, 'base64').toString('hex')
      expect((await (await open(dir, { key: hex })).of(folder))?.equals(made)).to.equal(true)
      expect(await sentence(open(dir, { key: newKey() }))).to.match(/^MASTER_KEY is not the one .* Use the key/)
    }))

  it('[KE3] have a master key from a file, made for its owner alone only where nothing is sealed yet and it may be', () =>
    inFolder(async dir => {
      const file = join(dir, 'beside', 'master.key')
      expect(await sentence(open(dir, { file }))).to.match(/does not exist. Make it with: openssl rand -base64 32 > /)
      expect(existsSync(file)).to.equal(false)
      await (await open(dir, { file, mayMake: true })).make(folder)
      expect((await stat(file)).mode & 0o777).to.equal(0o600)
      await open(dir, { file })
      await unlink(file)
      const lost = await sentence(open(dir, { file, mayMake: true }))
      expect(lost).to.match(/does not exist, and what is stored was sealed with the key in it. Put that file back/)
      expect(existsSync(file)).to.equal(false)
      await writeFile(file, 'a password')
      expect(await sentence(open(dir, { file }))).to.match(/holds no master key/)
    }))

  it('[KE4] are all wrapped anew by another master key, and the one before opens none of them', () =>
    inFolder(async dir => {
      const [before, after] = [newKey(), makeKeyFile(join(dir, 'new.key'))]
      const keys = await open(dir, { key: before })
      await keys.prove()
      const made = await Promise.all(['recording/a', 'recording/b'].map(keys.make))
      await keys.rewrap(masterOf(after))
      const again = await open(dir, { file: join(dir, 'new.key') })
      expect(await again.proven()).to.equal(true)
      expect(await Promise.all(['recording/a', 'recording/b'].map(again.of))).to.deep.equal(made)
      expect(await sentence(open(dir, { key: before }))).to.include('is not the one')
      expect(await readdir(dir)).to.have.members(['keys', 'new.key'])
    }))

  it('[KE20] are all there under the former master key when the wrapping anew was cut off, wherever that was', () =>
    inFolder(async dir => {
      const key = newKey()
      const made = await (await open(dir, { key })).make(folder)
      const isThere = async () => (await (await open(dir, { key })).of(folder))?.equals(made)
      // Cut while the new ones were being written.
      await (await openKeys(join(dir, 'keys.next'), { key: newKey(), file: null, mayMake: false })).make(folder)
      expect([await isThere(), existsSync(join(dir, 'keys.next'))]).to.deep.equal([true, false])
      // Cut between putting the former aside and the new ones in their place.
      await (await openKeys(join(dir, 'keys.next'), { key: newKey(), file: null, mayMake: false })).make(folder)
      await rename(join(dir, 'keys'), join(dir, 'keys.former'))
      expect(await isThere()).to.equal(true)
      expect(await readdir(dir)).to.deep.equal(['keys'])
    }))

  it('[KE5] are forgotten with what they seal, and leave nothing', () =>
    inFolder(async dir => {
      const keys = await open(dir, { key: newKey() })
      await Promise.all(['recording/a', 'recording/ab', 'recording_a/x', 'recordings/x'].map(keys.make))
      await keys.forget('recording/a')
      expect(await keys.folders()).to.have.members(['recording/ab', 'recording_a/x', 'recordings/x'])
      await keys.forget('recording')
      expect(await keys.folders()).to.have.members(['recording_a/x', 'recordings/x'])
      expect(await keys.of('recording/a')).to.equal(null)
      expect(await keyFiles(dir)).to.have.length(2)
    }))

  it('[KE21] do not depend on each other: one that is damaged stops none of the others, and is named', () =>
    inFolder(async dir => {
      const key = newKey()
      const keys = await open(dir, { key })
      const made = await keys.make('recording/b')
      await keys.make(folder)
      const [first] = (await keyFiles(dir)).filter(({ path }) => path.includes('/recording/a/'))
      if (!first) throw new Error('there is no key')
      first.bytes.writeUInt8(first.bytes.readUInt8(20) ^ 1, 20)
      await writeFile(first.path, first.bytes)
      const again = await open(dir, { key })
      expect((await again.of('recording/b'))?.equals(made)).to.equal(true)
      expect((await again.damaged()).map(name => name.folder)).to.deep.equal([folder])
      expect(await again.of(folder).catch(error => error)).to.be.instanceOf(DamagedFile)
      await again.forget(folder)
      expect(await again.of(folder)).to.equal(null)
    }))

  it('[KE22] of a folder can be renewed, and those from before are destroyed when that is said', () =>
    inFolder(async dir => {
      const keys = await open(dir, { key: newKey() })
      const before = await keys.current(folder)
      const destroyFormer = await keys.renew(folder)
      const after = await keys.current(folder)
      expect(after.id).not.to.equal(before.id)
      expect([keys.byId(folder, before.id)?.equals(before.secret), keys.count(folder)]).to.deep.equal([true, 2])
      await destroyFormer()
      expect([keys.byId(folder, before.id), keys.count(folder)]).to.deep.equal([null, 1])
      expect(keys.byId(folder, after.id)?.equals(after.secret)).to.equal(true)
    }))

  it('[ST13] fit as long as one of them opens, whichever is damaged, and none else is kept from its own', () =>
    inFolder(async dir => {
      const key = newKey()
      const keys = await open(dir, { key })
      await keys.prove()
      const made = await keys.make('recording/b')
      await keys.make('recording/a')
      for (const damaged of ['proof/sealed', 'recording/a']) {
        const [file] = (await keyFiles(dir)).filter(({ path }) => path.includes(`/${damaged}/`))
        await writeFile(file?.path ?? '', randomBytes(60))
        const again = await open(dir, { key })
        expect(await again.of('recording/b')).to.deep.equal(made)
        expect(await sentence(open(dir, { key: newKey() }))).to.include('is not the one')
      }
      const failure = await (await open(dir, { key })).of('recording/a').catch(error => error)
      expect(failure).to.be.instanceOf(DamagedFile)
      const [next, after] = [randomBytes(32), await open(dir, { key })]
      expect(await after.rewrap(masterOf(next))).to.have.members(['proof/sealed', 'recording/a'])
      expect(await (await open(dir, { key: next.toString('base64') })).of('recording/b')).to.deep.equal(made)
    }))
})
