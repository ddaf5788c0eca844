import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextRound } from 'node:timers/promises'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { until } from '../collab/testing/until.ts'
import { emptyLog } from './empty-log.ts'
import { openStore, rightsVersionOf, type Store } from './store.ts'

describe('what is committed', () => {
  let dataDir: string
  let store: Store

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'samsyn-store-'))
    store = await openStore(dataDir)
  })

  afterEach(async () => {
    await store.destroy()
    await rm(dataDir, { recursive: true })
  })

  it('[LG45] comes into the database behind the writing, and nobody is taken to have changed anything', async () => {
    const size = async () => (await stat(join(dataDir, 'samsyn.db'))).size
    const rightsVersion = rightsVersionOf(store)
    const before = { size: await size(), version: rightsVersion() }
    const row = { document: 'notes/x', personId: 'ane', atMs: 0, content: new Uint8Array(4000) }
    for (let left = 600; left > 0; left--) await store.insertInto('documentUpdate').values(row).execute()
    await until(async () => (await size()) > before.size + 1_000_000)
    expect(rightsVersion()).to.equal(before.version)
    const { rows } = await store
      .selectFrom('documentUpdate')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    expect(rows).to.equal(600)
  })

  it('[LG45] is emptied out of the log without anybody waiting who has nothing to do with the database', async () => {
    const row = { document: 'notes/x', personId: 'ane', atMs: 0, content: new Uint8Array(4_000_000) }
    for (let left = 4; left > 0; left--) await store.insertInto('documentUpdate').values(row).execute()
    let done = false
    const emptying = emptyLog(store).finally(() => {
      done = true
    })
    let rounds = 0
    while (!done) {
      await nextRound()
      rounds++
    }
    expect(await emptying).to.equal(true)
    // Made on this thread, it would take the whole of one round.
    expect(rounds).to.be.greaterThan(10)
    expect((await stat(join(dataDir, 'samsyn.db-wal'))).size).to.equal(0)
    await store.insertInto('documentUpdate').values(row).execute()
    expect((await stat(join(dataDir, 'samsyn.db-wal'))).size).to.be.greaterThan(0)
  })
})
