import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { inFolder, inHouseAt, masterKey } from '../recording/testing/house.ts'
import { openStore, type Store } from '../store/store.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import { InputError } from './input.ts'
import { record } from './record.ts'
import { restore } from './restore.ts'

const settingOf = (dataDir: string) => ({ dataDir, masterKey })
const still = { replace: false, ledger: null }

async function inStore<T>(dir: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(dir)
  try {
    return await use(store)
  } finally {
    await store.destroy()
  }
}

const viewing = { recordingId: 'a', personId: 'b', sessionId: 'c', stream: 'film', range: '0-9', purpose: 'own' }
const view = (store: Store, atMs: number) =>
  store
    .insertInto('access')
    .values({ ...viewing, atMs })
    .execute()

const kindsIn = (printed: string) => printed.split('\n').map(line => line.split('\t')[2])

describe('The security record, for the administrator', () => {
  it('[RC7] is gone through by check, which says which viewings are older than it, and what is not as it was written', () =>
    inFolder(async dir => {
      await inStore(dir, store => view(store, 1))
      await inHouseAt(dir, async () => {})
      expect(await check(settingOf(dir))).to.match(
        /The security record has 1 rows, each as it was written. Viewings 1 to 1 are older than it/,
      )
      await inStore(dir, store => view(store, 2))
      const wrong = await check(settingOf(dir)).catch((error: unknown) => error)
      expect(wrong).to.be.instanceOf(InputError)
      expect(String(wrong)).to.include('row 2 was not written by Samsyn')
    }))

  it('[RC8] is printed from a day on, and has what the command line did', () =>
    inFolder(dir =>
      inFolder(async other => {
        await inHouseAt(dir, async () => {})
        const file = join(other, 'backup')
        await backup(settingOf(dir), file)
        const day = new Date().toISOString().slice(0, 10)
        const print = (at: string, since?: string) => inStore(at, store => record(store, since))
        expect(kindsIn(await print(dir, day))).to.deep.equal(['what', 'began', 'backup'])
        expect(kindsIn(await print(dir, '2100-01-01'))).to.deep.equal(['what'])
        expect(await print(dir, 'yesterday').catch(String)).to.include('--since must be')

        const fresh = join(other, 'fresh')
        await restore(settingOf(fresh), file, still)
        expect(kindsIn(await print(fresh))).to.deep.equal(['what', 'began', 'restore'])
        expect(await check(settingOf(fresh))).to.include('The security record has 2 rows')
        await restore(settingOf(dir), file, { ...still, replace: true })
        await inHouseAt(dir, async () => {})
        expect(await check(settingOf(dir))).to.include('The security record has 2 rows')
      }),
    ))
})
