import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { makeSealed } from '../files/vault.ts'
import { folderOf, originalOf, shownOf } from '../recording/keys.ts'
import { smallFilm } from '../recording/testing/film.ts'
import { playable } from '../recording/testing/filmed.ts'
import { type House, inFolder, inHouseAt, masterKey } from '../recording/testing/house.ts'
import { pack } from './archive.ts'
import { backup, backupAt } from './backup.ts'
import { check } from './check.ts'
import { withData } from './data.ts'
import { InputError } from './input.ts'
import { restore } from './restore.ts'
import { rotateKey } from './rotate-key.ts'

/** The sentence that somebody is refused with. */
async function sentence(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => null,
    failed => failed,
  )
  expect(error).to.be.instanceOf(InputError)
  return error.message
}

const still = { replace: false, ledger: null }
const replacing = { ...still, replace: true }
const settingOf = (dataDir: string) => ({ dataDir, masterKey })

/** Recordings of one round, each with some bytes of its own. */
async function seeded({ store, files, newCourse }: House, count: number): Promise<RecordingId[]> {
  const { cycleId, worker } = await newCourse()
  const ids = Array.from({ length: count }, () => RecordingId.parse(randomUUID()))
  for (const id of ids) {
    await files.write(originalOf(id), [Buffer.from(`film of ${id}`)])
    const sizes = { sizeBytes: `film of ${id}`.length, receivedBytes: 0, progress: 0 }
    const none = { problem: 'damaged', filmJson: null, discardedMs: null }
    const row = { id, cycleId, state: 'received', fileName: `${id}.mp4`, createdBy: worker.self.id, createdMs: 1 }
    await store
      .insertInto('recording')
      .values({ ...row, ...sizes, ...none })
      .execute()
  }
  return ids
}

describe('the administrator', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(2)
  })

  it('[BK1] has everything back after a disaster, by one command each', () =>
    inFolder(dir =>
      inFolder(async other => {
        const file = join(other, 'backup')
        const kept = await inHouseAt(dir, async house => {
          const { recordingId, worker } = await playable(house, film)
          await house.recordings.idle()
          expect(await backup(settingOf(dir), file)).to.include('It can be read with the master key alone')
          const shown = await buffer(house.files.read(shownOf(recordingId, 'film')))
          return { recordingId, self: worker.self, headers: worker.headers, shown }
        })
        const fresh = join(other, 'fresh')
        expect(await restore(settingOf(fresh), file, still)).to.include('is as it was when')
        expect(await check(settingOf(fresh))).to.match(
          /^Everything is in order: the database, and 7 files with \d+ bytes/,
        )
        await inHouseAt(fresh, async house => {
          const worker = await house.signIn(kept.self)
          const response = await worker.stream('film', kept.recordingId)
          expect(Buffer.from(await response.arrayBuffer()).equals(kept.shown)).to.equal(true)
          const before = await fetch(`${house.url}/api/recordings/${kept.recordingId}`, { headers: kept.headers })
          expect(before.status).to.equal(401)
        })
      }),
    ))

  it('[BK2] brings back nothing that was discarded since: 0 of 200', () =>
    inFolder(dir =>
      inFolder(async other => {
        const file = join(other, 'backup')
        const ids = await inHouseAt(dir, async house => {
          await house.recordings.close()
          const seeds = await seeded(house, 201)
          await backup(settingOf(dir), file)
          for (const id of seeds.slice(1)) await house.recordings.discard(id)
          return seeds
        })
        const [kept, ...gone] = ids as [RecordingId, ...RecordingId[]]
        const ledger = await readFile(join(dir, 'deletions'), 'utf8')
        expect(gone.every(id => ledger.includes(id)) && !ledger.includes(kept)).to.equal(true)
        await writeFile(join(other, 'ledger'), ledger)

        expect(await sentence(restore(settingOf(dir), file, still))).to.match(/Say --replace/)
        await restore(settingOf(dir), file, replacing)
        await noneIsBack(dir, kept, gone)
        await receiptsAreBack(dir, gone)
        const fresh = join(other, 'fresh')
        await restore(settingOf(fresh), file, { replace: false, ledger: join(other, 'ledger') })
        await noneIsBack(fresh, kept, gone)
      }),
    ))

  async function noneIsBack(dir: string, kept: RecordingId, gone: readonly RecordingId[]) {
    expect(existsSync(join(dir, 'files', originalOf(kept)))).to.equal(true)
    expect(gone.filter(id => existsSync(join(dir, 'files', folderOf(id))))).to.deep.equal([])
    await inHouseAt(dir, async ({ store }) => {
      expect(await readdir(join(dir, 'keys', 'recording'))).to.deep.equal([kept])
      const live = await store.selectFrom('recording').select('id').where('discardedMs', 'is', null).execute()
      expect(live).to.deep.equal([{ id: kept }])
      const names = await store
        .selectFrom('recording')
        .select('fileName')
        .where('discardedMs', 'is not', null)
        .execute()
      expect(names.every(({ fileName }) => fileName === '')).to.equal(true)
    })
  }

  async function receiptsAreBack(dir: string, gone: readonly RecordingId[]) {
    await inHouseAt(dir, async ({ store }) => {
      const rows = await store.selectFrom('deletionReceipt').select(['recordingId', 'reason']).execute()
      expect(rows.map(row => row.recordingId)).to.have.members(gone)
      expect(new Set(rows.map(row => row.reason))).to.deep.equal(new Set(['delete-now']))
    })
  }

  it('[BK3] discards anew what an older data folder, put back by hand, still has', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => {
        const { recordingId } = await playable(house, film)
        return recordingId
      })
      await writeFile(join(dir, 'deletions'), `2026-01-01T00:00:00.000Z ${id}\n2026-01-01T00:00:00.000Z cut o`)
      await inHouseAt(dir, async house => {
        expect(existsSync(join(dir, 'files', folderOf(id)))).to.equal(false)
        expect(house.forgotten).to.deep.equal([id])
        expect(
          await house.store.selectFrom('recording').selectAll().where('discardedMs', 'is', null).execute(),
        ).to.deep.equal([])
      })
    }))

  it('[BK4] is told by check of every file and row that is not what it should be', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => (await playable(house, film)).recordingId)
      expect(await check(settingOf(dir))).to.include('Everything is in order')
      const path = join(dir, 'files', shownOf(id, 'film'))
      const bytes = await readFile(path)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      await writeFile(path, bytes)
      await writeFile(join(dir, 'files', shownOf(id, 'poster')), randomBytes(100))
      const wrong = await sentence(check(settingOf(dir)))
      expect(wrong)
        .to.include(`${shownOf(id, 'film')} is damaged: `)
        .and.include(`${shownOf(id, 'poster')} is damaged: `)
      expect(wrong.split('\n')).to.have.length(3)
    }))

  it('[FI20] is told by check of a film that an older one has taken the place of', () =>
    inFolder(async dir => {
      const id = await inHouseAt(dir, async house => {
        const { recordingId } = await playable(house, film)
        await house.recordings.idle()
        const path = join(dir, 'files', shownOf(recordingId, 'film'))
        const older = await readFile(path)
        const pieces = await buffer(house.files.read(shownOf(recordingId, 'film')))
        await house.files.write(shownOf(recordingId, 'film'), [pieces])
        expect(await check(settingOf(dir))).to.include('Everything is in order')
        await writeFile(path, older)
        return recordingId
      })
      expect(await sentence(check(settingOf(dir)))).to.include(`${shownOf(id, 'film')} is damaged: it is another file`)
    }))

  it('[BK5] cannot read a backup under another master key, or one that was changed', () =>
    inFolder(async dir => {
      const file = join(dir, 'backup')
      await inHouseAt(join(dir, 'data'), async () => void (await backup(settingOf(join(dir, 'data')), file)))
      expect(await sentence(backup(settingOf(join(dir, 'data')), file))).to.include('exists already')
      const other = { dataDir: join(dir, 'other'), masterKey: { ...masterKey, key: '8'.repeat(64) } }
      expect(await sentence(restore(other, file, still))).to.include('another master key')
      const bytes = await readFile(file)
      bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1
      await writeFile(file, bytes)
      expect(await sentence(restore(settingOf(join(dir, 'other')), file, still))).to.include('or it is damaged')
      expect(existsSync(join(dir, 'other', 'samsyn.db'))).to.equal(false)
    }))

  it('[BK19] has everything back from a backup that an earlier version made, whose database is one file', () =>
    inFolder(async dir => {
      const [data, file, fresh] = ['data', 'backup', 'fresh'].map(name => join(dir, name)) as [string, string, string]
      const id = await inHouseAt(data, async house => (await playable(house, film)).recordingId)
      await withData(settingOf(data), async ({ keys, files }) => {
        async function* entries() {
          yield { name: 'samsyn.db', bytes: [await readFile(join(data, 'samsyn.db'))] }
          for (const { name, wrapped } of await keys.wrapped()) yield { name: `keys/${name}`, bytes: [wrapped] }
          for (const key of await files.list()) yield { name: `files/${key}`, bytes: files.read(key) }
        }
        await makeSealed(backupAt(file, keys.master), pack(entries(), expect.fail))
      })
      expect(await restore(settingOf(fresh), file, still)).to.include('is as it was when')
      expect(await check(settingOf(fresh))).to.include('Everything is in order')
      await inHouseAt(fresh, async ({ recordings }) => expect((await recordings.get(id)).state).to.equal('ready'))
    }))

  it('[KE4] changes the master key without a film being written again', () =>
    inFolder(async dir => {
      const data = join(dir, 'data')
      const id = await inHouseAt(data, async house => (await playable(house, film)).recordingId)
      const before = await readFile(join(data, 'files', shownOf(id, 'film')))
      const file = join(dir, 'new.key')
      expect(await rotateKey(settingOf(data), file)).to.include(`Set MASTER_KEY_FILE=${file}`)
      expect((await readFile(join(data, 'files', shownOf(id, 'film')))).equals(before)).to.equal(true)
      const changed = { dataDir: data, masterKey: { key: null, file, mayMake: false } }
      expect(await check(changed)).to.include('Everything is in order')
    }))
})
