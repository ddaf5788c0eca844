import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { openStore, rightsVersionOf, type Store } from './store.ts'

const session = { id: 's', personId: 'p', createdMs: 1, seenMs: 1, expiresMs: 9, revokedMs: null }

describe('What decides who may do what', () => {
  let dataDir: string
  let store: Store
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'samsyn-rights-'))
    store = await openStore(dataDir)
    await sql`PRAGMA foreign_keys=OFF`.execute(store)
  })
  afterEach(async () => {
    await store.destroy()
    await rm(dataDir, { recursive: true })
  })

  /** Whether that write makes another version. */
  async function decides(write: { execute(): Promise<unknown> }): Promise<boolean> {
    const version = rightsVersionOf(store)
    const before = version()
    await write.execute()
    return version() !== before
  }

  it('[DO9] is each of these columns: when one is written, what was remembered is forgotten', async () => {
    const writes = {
      disabled: store.updateTable('person').set({ disabledMs: 1 }),
      role: store.updateTable('person').set({ role: 'admin' }),
      revoked: store.updateTable('session').set({ revokedMs: 1 }),
      expires: store.updateTable('session').set({ expiresMs: 1 }),
      worker: store.updateTable('course').set({ workerId: 'x' }),
      supervisor: store.updateTable('course').set(eb => ({ supervisorId: eb.ref('course.workerId') })),
      round: store.updateTable('cycle').set({ courseId: 'x' }),
      film: store.updateTable('recording').set({ progress: 1, discardedMs: 1 }),
      filmOf: store.updateTable('recording').set({ cycleId: 'x' }),
      sequence: store.updateTable('sequence').set({ recordingId: 'x' }),
      meeting: store.updateTable('meeting').set({ cycleId: 'x' }),
      gone: store.deleteFrom('session'),
      goneCourse: store.deleteFrom('course'),
      upsert: store
        .insertInto('session')
        .values(session)
        .onConflict(conflict => conflict.column('id').doUpdateSet({ revokedMs: 1 })),
      raw: { execute: () => sql`update person set disabledMs = 1`.execute(store) },
    }
    for (const [what, write] of Object.entries(writes)) expect(await decides(write), what).to.equal(true)
  })

  it('[DO9] is nothing that changes as people work: bytes that arrive, what was seen, words and facts', async () => {
    const writes = {
      seen: store.updateTable('session').set({ seenMs: 2 }),
      begun: store.insertInto('session').values({ ...session, id: 'other' }),
      received: store.updateTable('recording').set({ receivedBytes: 5, progress: 0.5, state: 'working' }),
      round: store.updateTable('cycle').set({ state: 'meetingLive', sinceMs: 5 }),
      meeting: store.updateTable('meeting').set({ state: 'live', startedMs: 5 }),
      sequence: store.updateTable('sequence').set({ title: 'x', position: 2 }),
      password: store.updateTable('person').set({ passwordHash: 'x' }),
      words: store.deleteFrom('documentUpdate'),
      link: store.updateTable('signInLink').set({ usedMs: 1 }),
      consent: store
        .insertInto('consent')
        .values({ filmedPersonId: 'f', scope: 'supervision', status: 'given', statedBy: 'p', statedMs: 1 })
        .onConflict(conflict => conflict.columns(['filmedPersonId', 'scope']).doUpdateSet({ status: 'given' })),
    }
    for (const [what, write] of Object.entries(writes)) expect(await decides(write), what).to.equal(false)
  })

  it('[DO27] is told of by its id where one session alone is changed, and nothing else is forgotten for it', async () => {
    const told: string[] = []
    rightsVersionOf(store).onSession(id => told.push(id))
    const sessions = () => store.updateTable('session')
    const one = sessions().set({ revokedMs: 1 }).where('id', '=', 's')
    const several = sessions().set({ revokedMs: 1 }).where('id', 'in', ['s', 'other'])
    const either = sessions()
      .set({ lockedMs: 1 })
      .where(where => where.or([where('id', '=', 's'), where('revokedMs', '=', 1)]))
    expect(await decides(one)).to.equal(false)
    expect(
      await decides(sessions().set({ lockedMs: 1 }).where('revokedMs', 'is', null).where('id', '=', 'other')),
    ).to.equal(false)
    expect(await decides(sessions().set({ seenMs: 1 }).where('id', '=', 's'))).to.equal(false)
    expect(told).to.deep.equal(['s', 'other'])
    for (const write of [several, either, sessions().set({ revokedMs: 1 }).where('personId', '=', 'p')])
      expect(await decides(write)).to.equal(true)
    expect(told).to.deep.equal(['s', 'other'])
  })
})
