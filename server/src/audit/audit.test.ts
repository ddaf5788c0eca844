import { expect } from 'chai'
import { describe, it } from 'mocha'
import { openStore } from '../store/store.ts'
import { openAudit } from './audit.ts'
import { ane, key, sessionId, testRecord } from './testing/record.ts'

describe('The security record', () => {
  const record = testRecord()

  it('[RC1] has who did what, when and how it ended, by ids, with the address as a keyed hash', async () => {
    record.clock = 1234.5
    await record.audit.note({
      kind: 'sign-in',
      outcome: 'refused',
      subjectId: ane,
      address: '192.0.2.1',
      detail: 'wrong-sign-in',
    })
    await record.audit.note({ kind: 'sign-in', actorId: ane, sessionId, address: '192.0.2.1' })
    const [began, refused, done] = await record.events()
    expect(began).to.include({ seq: 1, kind: 'began', outcome: 'done', accessSeq: 0 })
    expect(refused).to.include({ seq: 2, kind: 'sign-in', outcome: 'refused', actorId: null, subjectId: ane, count: 1 })
    expect(done).to.include({ seq: 3, outcome: 'done', actorId: ane, sessionId, atMs: 1235 })
    expect(done?.address).to.have.length(22).and.equal(refused?.address)
    expect(JSON.stringify(await record.events())).not.to.include('192.0.2.1')
    expect(await record.problems()).to.deep.equal([])
  })

  it('[RC4] vouches for a viewing as it stands, again when its end is written, and says what is older than the record', async () => {
    await record.view('0-9')
    const ended = await record.store.transaction().execute(async transaction => {
      const rows = await transaction.updateTable('access').set({ untilMs: 99_000 }).returningAll().execute()
      await record.audit.viewed(transaction, rows)
      return rows.length
    })
    expect(ended).to.equal(1)
    expect(await record.problems()).to.deep.equal([])
    await record.store.updateTable('access').set({ untilMs: 98_000 }).execute()
    expect(await record.problems()).to.deep.equal(['the record of viewings: row 1 is not what was written'])
  })

  it('[RC6] is one chain, whoever adds to it at the same time', async () => {
    const other = await openStore(record.dir)
    const beside = await openAudit({
      store: other,
      dataDir: record.dir,
      key,
      now: () => record.clock,
      failed: () => undefined,
    })
    try {
      const both = Array.from({ length: 60 }, (_, index) =>
        (index % 2 ? record.audit : beside).note({ kind: 'export' }),
      )
      await Promise.all(both)
    } finally {
      await beside.close()
      await other.destroy()
    }
    expect(await record.events()).to.have.length(61)
    expect(await record.problems()).to.deep.equal([])
  })
})
