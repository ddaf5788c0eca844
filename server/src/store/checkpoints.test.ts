import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { until } from '../collab/testing/until.ts'
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

  it('comes into the database behind the writing, and nobody is taken to have changed anything', async () => {
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
})
