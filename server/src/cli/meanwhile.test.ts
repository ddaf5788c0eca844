import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createDocumentStore } from '../collab/document.store.ts'
import { makeSealed, sealedBytes } from '../files/vault.ts'
import { originalOf } from '../recording/keys.ts'
import { type House, inFolder, inHouseAt, masterKey } from '../recording/testing/house.ts'
import { type Entry, pack, unpack } from './archive.ts'
import { type Broken, backupAt, damagedOf, everythingIn } from './backup.ts'
import { check } from './check.ts'
import { withData } from './data.ts'
import { restore } from './restore.ts'

const settingOf = (dataDir: string) => ({ dataDir, masterKey })
const documents = ({ store }: Pick<House, 'store'>) =>
  createDocumentStore(store, error => {
    throw error
  })
const words = (text: string) => new TextEncoder().encode(text)
const snapshot = (document: string, text: string) => ({
  document,
  throughSeq: 9,
  atMs: 9,
  content: words(text),
  outline: null,
})

/** Backs up a house, and does something in it at the moment when the database has been copied, and nothing else yet. */
async function backupWhile(dir: string, file: string, happens: () => Promise<unknown>): Promise<string[]> {
  const names: string[] = []
  const broken: Broken[] = []
  await withData(settingOf(dir), async data => {
    async function* entries(): AsyncGenerator<Entry> {
      let isCopied = false
      for await (const entry of everythingIn(data, dir)) {
        if (names.some(name => name.startsWith('table/')) && !entry.name.startsWith('table/') && !isCopied) {
          isCopied = true
          await happens()
        }
        names.push(entry.name)
        yield entry
      }
    }
    const packed = pack(entries(), (entry, error) => broken.push({ entry, error }))
    await makeSealed(backupAt(file, data.keys.master), packed)
    expect(damagedOf(broken, await data.keys.folders())).to.deep.equal([])
  })
  return names
}

async function addFilm({ store, files, newCourse }: House): Promise<RecordingId> {
  const { cycleId, worker } = await newCourse()
  const id = RecordingId.parse(randomUUID())
  await files.write(originalOf(id), [Buffer.from('film')])
  const row = { id, cycleId, state: 'received', fileName: 'f.mp4', createdBy: worker.self.id, createdMs: 1 }
  const sizes = { sizeBytes: 4, receivedBytes: 4, progress: 0, problem: null, filmJson: null, discardedMs: null }
  await store
    .insertInto('recording')
    .values({ ...row, ...sizes })
    .execute()
  return id
}

describe('a backup beside a server', () => {
  it('[BK20] has a note whose words were forgotten meanwhile as it is then, and not the key of what was forgotten', () =>
    inFolder(async dir => {
      const [data, file, fresh] = ['data', 'backup', 'fresh'].map(name => join(dir, name)) as [string, string, string]
      const [note, other] = [`notes/${randomUUID()}`, `notes/${randomUUID()}`]
      const names = await inHouseAt(data, async house => {
        await addFilm(house)
        const { replace, append } = documents(house)
        await replace(snapshot(note, 'before'), [])
        await replace(snapshot(other, 'untouched'), [])
        const { self } = (await house.newCourse()).worker
        return backupWhile(data, file, async () => {
          await replace(snapshot(note, 'after'), [])
          await append([{ document: note, personId: self.id, atMs: 10, content: words('and more') }])
        })
      })
      expect(names.filter(name => name.startsWith('anew/'))).to.deep.equal([`anew/${note}`])
      const keys = await readdir(join(data, 'keys', 'document', note))
      expect(names.filter(name => name.startsWith(`keys/document/${note}/`))).to.deep.equal([
        `keys/document/${note}/${keys[0]?.replace('.key', '')}`,
      ])
      await restore(settingOf(fresh), file, { replace: false, ledger: null })
      expect(await check(settingOf(fresh))).to.include('Everything is in order')
      await inHouseAt(fresh, async house => {
        const stored = documents(house)
        const read = async (document: string) =>
          Buffer.from((await stored.snapshot(document))?.content ?? []).toString()
        expect([await read(note), await read(other)]).to.deep.equal(['after', 'untouched'])
        const rows = []
        for await (const page of stored.rows(note)) rows.push(page)
        expect(rows.flat().map(({ content }) => Buffer.from(content).toString())).to.deep.equal(['and more'])
      })
    }))

  it('[BK21] has neither the key of a film that was discarded meanwhile, nor brings it back without the data it was made from', () =>
    inFolder(async dir => {
      const [data, file, fresh] = ['data', 'backup', 'fresh'].map(name => join(dir, name)) as [string, string, string]
      const [gone, kept, names] = await inHouseAt(data, async house => {
        const [gone, kept] = [await addFilm(house), await addFilm(house)]
        return [gone, kept, await backupWhile(data, file, () => house.recordings.discard(gone))] as const
      })
      const hasKey = (id: RecordingId) => names.some(name => name.startsWith(`keys/recording/${id}/`))
      expect([hasKey(gone), hasKey(kept)]).to.deep.equal([false, true])
      expect(await restore(settingOf(fresh), file, { replace: false, ledger: null })).to.not.include('damaged')
      expect(existsSync(join(fresh, 'files', originalOf(kept)))).to.equal(true)
      expect(existsSync(join(fresh, 'files', originalOf(gone)))).to.equal(false)
      await inHouseAt(fresh, async ({ store }) => {
        const living = await store.selectFrom('recording').select('id').where('discardedMs', 'is', null).execute()
        expect(living).to.deep.equal([{ id: kept }])
      })
    }))

  it('[BK20] ends with its keys, so that none that is destroyed before its end is in it', () =>
    inFolder(async dir => {
      const [data, file] = ['data', 'backup'].map(name => join(dir, name)) as [string, string]
      await inHouseAt(data, async house => {
        await addFilm(house)
        await backupWhile(data, file, async () => {})
      })
      const names: string[] = []
      await withData(settingOf(data), async ({ keys }) => {
        for await (const frame of unpack(sealedBytes(backupAt(file, keys.master))))
          if (frame.kind === 'name') names.push(frame.name)
      })
      const first = names.findIndex(name => name.startsWith('keys/'))
      expect(first).to.be.greaterThan(names.findIndex(name => name.startsWith('files/')))
      expect(names.slice(first).every(name => name.startsWith('keys/'))).to.equal(true)
    }))
})
