import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import type { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { createClockStore } from '../clock/clock.store.ts'
import { isReplacing } from '../folder/restoring.ts'
import { testMaster } from '../keys/testing/open-test-store.ts'
import { folderOf, shownOf } from '../recording/keys.ts'
import { smallFilm } from '../recording/testing/film.ts'
import { playable } from '../recording/testing/filmed.ts'
import { type House, inFolder, inHouseAt } from '../recording/testing/house.ts'
import { killedAt } from '../recording/testing/killed-at.ts'
import { startServer, withDataFolder } from '../testing/real-server.ts'
import { mounted } from '../testing/small-disk.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import { restore } from './restore.ts'

const child = new URL('./testing/restore.ts', import.meta.url)
const settingOf = (dataDir: string) => ({ dataDir, masterKey: testMaster })
const replacing = { replace: true, ledger: null }
const run = promisify(execFile)

type Prepared = { dir: string; file: string; kept: RecordingId; withdrawn: RecordingId }

/** Data with two films that play, a backup of it, and after that one of them withdrawn. */
async function prepared(into: string, film: Buffer): Promise<Prepared> {
  const [dir, file] = [join(into, 'data'), join(into, 'backup')]
  const { kept, withdrawn } = await inHouseAt(dir, async house => {
    const films = [await playable(house, film), await playable(house, film)]
    await house.recordings.idle()
    const [one, other] = films
    if (!one || !other) throw new Error('two films')
    await backup(settingOf(dir), file)
    await other.worker.get('consent:withdraw', { recordingId: other.recordingId, id: other.personId })
    return { kept: one.recordingId, withdrawn: other.recordingId }
  })
  return { dir, file, kept, withdrawn }
}

/** The film that was withdrawn is gone, the other is there to the last byte. */
async function expectOnlyKept(dataDir: string, { kept, withdrawn }: Prepared) {
  expect(await readFile(join(dataDir, 'deletions'), 'utf8')).to.include(withdrawn)
  await inHouseAt(dataDir, async ({ files, store }: House) => {
    expect((await buffer(files.read(shownOf(kept, 'film')))).length).to.be.greaterThan(0)
    expect(await files.list(folderOf(withdrawn))).to.deep.equal([])
    const live = await store.selectFrom('recording').select('id').where('discardedMs', 'is', null).execute()
    expect(live).to.deep.equal([{ id: kept }])
  })
  const leftOver = (await readdir(dataDir)).filter(name => name.startsWith('.'))
  expect([leftOver, (await readdir(join(dataDir, 'files'))).sort()]).to.deep.equal([[], ['.work', 'recording']])
}

const whileMadeReady = 8

/**
 * Runs `what` on copies of the data, killed before one of its steps after the other, to its end; of those in which all is
 * only made ready, before every eighth. `after` answers whether that is enough.
 */
async function killedEverywhere(
  from: Prepared,
  what: 'backup' | 'restore',
  after: (dataDir: string, n: number) => Promise<unknown>,
): Promise<number> {
  const dataDir = join(from.dir, '../copy')
  const file = what === 'backup' ? join(dataDir, '../other') : from.file
  let stride = what === 'backup' ? 1 : whileMadeReady
  for (let n = 1; ; n += stride) {
    await rm(dataDir, { recursive: true, force: true })
    await cp(from.dir, dataDir, { recursive: true })
    const isKilled = await killedAt(n, child, { what, setting: settingOf(dataDir), file })
    if (stride > 1 && (isReplacing(dataDir) || !isKilled)) {
      n -= stride
      stride = 1
      continue
    }
    if ((await after(dataDir, n)) === true || !isKilled) return n
  }
}

describe('Restoring', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(1)
  })

  it('[BK10] that is killed before any of its steps and run again never gives a withdrawn film back, and never leaves nothing', () =>
    inFolder(async dir => {
      const data = await prepared(dir, film)
      const steps = await killedEverywhere(data, 'restore', async (dataDir, n) => {
        // Half of them are run again; of the others a server is started, which finishes what was begun.
        if (n % 2 === 0) await restore(settingOf(dataDir), data.file, replacing)
        else await check(settingOf(dataDir)).catch(() => {})
        await expectOnlyKept(dataDir, data)
      })
      expect(steps).to.be.greaterThan(30)
    })).timeout(400_000)

  it('[BK11] [BK15] takes a folder of files that is a disk of its own, and keeps what is known of the time', () =>
    inFolder(async dir => {
      const data = await prepared(dir, film)
      const dataDir = join(dir, 'mounted')
      const files = join(dataDir, 'files')
      await mkdir(files, { recursive: true })
      await mounted(files, 100, async () => {
        await run('cp', ['-a', `${data.dir}/.`, dataDir])
        const known = () => inHouseAt(dataDir, ({ store }: House) => createClockStore(store).known())
        await inHouseAt(dataDir, ({ store }: House) => createClockStore(store).keep(9_999_999_999_999))
        await restore(settingOf(dataDir), data.file, replacing)
        await expectOnlyKept(dataDir, data)
        expect(await known()).to.equal(9_999_999_999_999)
      })
    }))

  it('[BK12] is finished by a server that starts, before anything is opened', () =>
    inFolder(async dir => {
      const data = await prepared(dir, film)
      let isSeen = false
      await killedEverywhere(data, 'restore', async dataDir => {
        if (existsSync(join(dataDir, 'samsyn.db'))) return false
        const server = await startServer(dataDir)
        await server.ready()
        await server.kill('SIGTERM')
        await expectOnlyKept(dataDir, data)
        isSeen = true
        return true
      })
      expect(isSeen).to.equal(true)
    })).timeout(400_000)
})

describe('A backup', () => {
  it('[BK13] that is killed leaves nothing that can be read without the master key', () =>
    inFolder(async dir => {
      const data = await prepared(dir, await smallFilm(1))
      const steps = await killedEverywhere(data, 'backup', async dataDir => {
        for (const folder of [dataDir, dir]) {
          const entries = await readdir(folder, { recursive: true, withFileTypes: true })
          const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
          const plain = await Promise.all(files.map(async path => (await readFile(path)).includes('SQLite format 3')))
          const databases = files.filter((path, index) => plain[index] && !path.endsWith('/samsyn.db'))
          expect(databases).to.deep.equal([])
          expect(files.filter(path => path.includes('.work/'))).to.deep.equal([])
        }
        await rm(join(dir, 'other'), { force: true })
      })
      expect(steps).to.be.greaterThan(3)
    })).timeout(200_000)

  it('[BK14] is for its owner alone, as is all that a server makes', () =>
    withDataFolder(async dir => {
      const server = await startServer(join(dir, 'data'))
      await server.ready()
      await server.kill('SIGTERM')
      const env = { ...process.env, DATA_DIR: join(dir, 'data'), MASTER_KEY: testMaster.key }
      await run(process.execPath, [join(import.meta.dirname, '../cli.ts'), 'backup', join(dir, 'backup')], { env })
      const entries = await readdir(dir, { recursive: true, withFileTypes: true })
      expect(entries.map(({ name }) => name)).to.include.members(['samsyn.db', 'backup', 'lock.db'])
      for (const entry of entries) {
        expect((await stat(join(entry.parentPath, entry.name))).mode & 0o077, entry.name).to.equal(0)
      }
    }))
})
