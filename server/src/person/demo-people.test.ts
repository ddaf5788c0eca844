import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { demoLeftOver } from '../demo/left-over.ts'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { first } from '../store/migrations/0001-first.ts'
import { demoPeople } from '../store/migrations/0011-demo-people.ts'
import type { Schema } from '../store/schema.ts'
import { openSqlite } from '../store/sqlite.ts'
import { createPeople } from './person.ts'

const now = () => 1_800_000_000_000
const ane = { displayName: 'Ane', role: 'worker', locale: 'da', password: null } as const

describe('people of the demo', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-people-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('[SE20] are found where there is a demo, and nowhere else', async () => {
    const store = await openTestStore(dir)
    const { id } = await createPeople(store, now, { demo: true }).add({ ...ane, email: 'ane@demo.invalid', demo: true })
    await createPeople(store, now).add({ ...ane, email: 'real@example.org' })
    const [here, elsewhere] = [createPeople(store, now, { demo: true }), createPeople(store, now)]
    expect((await here.byId(id)).displayName).to.equal('Ane')
    expect(await elsewhere.byEmail('ane@demo.invalid')).to.equal(null)
    expect(await elsewhere.byId(id).catch((error: Error) => error.message)).to.equal('no such person')
    expect((await elsewhere.list()).map(person => person.email)).to.deep.equal(['real@example.org'])
    expect(await demoLeftOver(elsewhere, false)).to.match(/people of the demo in this data: ane@demo\.invalid\./)
    expect(await demoLeftOver(here, true)).to.equal(null)
    await store.destroy()
  })

  it('[SE20] are marked in older data by their addresses', async () => {
    const { dialect } = openSqlite(join(dir, 'old.db'))
    const old = new Kysely<Schema>({ dialect })
    await first.up(old)
    const row = { organisationId: 'o', displayName: 'Somebody', passwordHash: null, role: 'worker', locale: 'da' }
    for (const email of ['bo@demo.invalid', 'bo@demo.invalid.example.org'])
      await old
        .insertInto('person')
        .values({ ...row, id: email, email, createdMs: 1, disabledMs: null })
        .execute()
    await demoPeople.up(old)
    const rows = await old.selectFrom('person').select(['email', 'demo']).orderBy('email').execute()
    expect(rows.map(({ demo }) => demo)).to.deep.equal([1, 0])
    await old.destroy()
  })
})
