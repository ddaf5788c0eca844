import { createSecretKey } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PersonId, SessionId } from '@samsyn/shared'
import { expect } from 'chai'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { openKeys } from '../keys/keys.ts'
import { until } from '../meeting/testing/until.ts'
import { openStore, type Store } from '../store/store.ts'
import { type Audit, auditKey, auditKeyIn, openAudit } from './audit.ts'
import { verifyAudit } from './verify.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const id = (last: number) => `6a2d1e39-7f39-4a7e-9d3e-0a6f6f0b8a${String(last).padStart(2, '0')}`
const ane = id(1) as PersonId
const sessionId = SessionId.parse(id(2))

describe('The security record', () => {
  let dir: string
  let store: Store
  let audit: Audit
  let clock = 1000
  const failures: Error[] = []

  const open = (restored = false) =>
    openAudit({ store, dataDir: dir, key, now: () => clock, failed: error => failures.push(error as Error), restored })
  const problems = async (of: Store = store) => (await verifyAudit(of, dir, key)).problems
  const events = () => store.selectFrom('auditEvent').selectAll().orderBy('seq').execute()

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-audit-'))
    store = await openStore(dir)
    clock = 1000
    audit = await open()
  })
  afterEach(async () => {
    await audit.close().catch(() => undefined)
    await store.destroy()
    await rm(dir, { recursive: true })
    failures.length = 0
  })

  /** Somebody is shown a part of a film. */
  async function view(range: string, of = audit) {
    await store.transaction().execute(async transaction => {
      const row = { recordingId: id(3), personId: ane, sessionId, stream: 'film', range, atMs: clock++ }
      const added = await transaction
        .insertInto('access')
        .values({ ...row, purpose: 'own' })
        .returningAll()
        .execute()
      await of.viewed(transaction, added)
    })
  }

  async function fill(rows: number) {
    for (let row = 0; row < rows; row++) {
      clock++
      await audit.note({ kind: 'sign-in', actorId: ane, sessionId, address: `192.0.2.${row % 5}` })
      await view(`${row}-${row + 99}`)
    }
  }

  it('[RC1] has who did what, when and how it ended, by ids, with the address as a keyed hash', async () => {
    clock = 1234.5
    await audit.note({
      kind: 'sign-in',
      outcome: 'refused',
      subjectId: ane,
      address: '192.0.2.1',
      detail: 'wrong-sign-in',
    })
    await audit.note({ kind: 'sign-in', actorId: ane, sessionId, address: '192.0.2.1' })
    const [began, refused, done] = await events()
    expect(began).to.include({ seq: 1, kind: 'began', outcome: 'done', accessSeq: 0 })
    expect(refused).to.include({ seq: 2, kind: 'sign-in', outcome: 'refused', actorId: null, subjectId: ane, count: 1 })
    expect(done).to.include({ seq: 3, outcome: 'done', actorId: ane, sessionId, atMs: 1235 })
    expect(done?.address).to.have.length(22).and.equal(refused?.address)
    expect(JSON.stringify(await events())).not.to.include('192.0.2.1')
    expect(await problems()).to.deep.equal([])
  })

  it('[RC2] is found to be another after each of 1,000 changes, removals, exchanges and insertions', async function () {
    this.timeout(120_000)
    await fill(40)
    await audit.close()
    expect(await problems()).to.deep.equal([])
    let found = 0
    for (let change = 0; change < 1000; change++) {
      const outcome = await store
        .transaction()
        .execute(async transaction => {
          const what = await tamper(transaction)
          throw new Undone(what, await problems(transaction))
        })
        .catch((error: Undone) => error)
      if (outcome.problems.length > 0) found++
      else expect.fail(`not found: ${outcome.message}`)
    }
    expect(found).to.equal(1000)
    expect(await problems()).to.deep.equal([])
  })

  it('[RC3] is found to be cut off, also after a restart, and a crash is not taken for that', async () => {
    await fill(5)
    await audit.close()
    await fill(2)
    expect(await problems()).to.deep.equal([])
    audit = await open()
    expect(await problems()).to.deep.equal([])
    await fill(3)
    await audit.close()
    await cutOff(store, 2)
    expect(await problems()).to.have.length.above(0)
    audit = await open()
    await fill(4)
    await audit.close()
    expect(await problems()).to.satisfy((found: string[]) => found.some(line => line.includes('cut off')))
    audit = await open()
    expect(await problems()).to.satisfy((found: string[]) => found.some(line => line.includes('cut off')))
  })

  it('[RC3] is not anchored anew while it does not go on from where it was', async () => {
    await fill(5)
    await audit.close()
    const before = await readFile(join(dir, 'audit.anchor'), 'utf8')
    await cutOff(store, 3)
    await audit.note({ kind: 'export', actorId: ane })
    await audit.close().catch(error => failures.push(error))
    expect(failures.map(({ message }) => message)).to.deep.equal([
      'the security record was changed while the server ran',
    ])
    expect(await readFile(join(dir, 'audit.anchor'), 'utf8')).to.equal(before)
  })

  it('[RC3] says so when its anchor is gone or another, and goes on under a backup that was put back', async () => {
    await fill(5)
    await audit.close()
    const anchor = join(dir, 'audit.anchor')
    const former = await readFile(anchor, 'utf8')
    await writeFile(anchor, former.replace(/^\d+/, '3'))
    expect(await problems()).to.deep.equal(['the security record: audit.anchor is not what was written'])
    await rm(anchor)
    expect(await problems()).to.deep.equal(['the security record: audit.anchor is missing'])
    await writeFile(anchor, former)
    await cutOff(store, 4)
    audit = await open(true)
    await audit.note({ kind: 'restore' })
    expect((await problems()).filter(line => line.startsWith('the security record'))).to.deep.equal([])
  })

  it('[RC9] goes on under another key where its own is damaged, and what was before is said to be unproven', async () => {
    await fill(2)
    await audit.close()
    const keysDir = join(dir, 'keys')
    const master = { key: '7'.repeat(64), file: null, mayMake: false }
    const first = await openKeys(keysDir, master)
    await first.prove()
    await auditKeyIn(first, error => failures.push(error as Error))
    const [name] = await readdir(join(keysDir, ...auditKey.split('/')))
    await writeFile(join(keysDir, ...auditKey.split('/'), name ?? ''), 'damaged')
    const other = await auditKeyIn(await openKeys(keysDir, master), error => failures.push(error as Error))
    expect(failures).to.have.length(1)
    expect((await auditKeyIn(await openKeys(keysDir, master), () => undefined)).equals(other)).to.equal(true)
    audit = await openAudit({ store, dataDir: dir, key: other, now: () => clock, failed: () => undefined })
    await fill(1)
    await audit.close()
    expect((await verifyAudit(store, dir, other)).problems[0]).to.include('after row 0 is not what was written')
    expect((await events()).filter(({ kind }) => kind === 'began').at(-1)).to.include({ outcome: 'failed' })
  })

  it('[RC4] vouches for a viewing as it stands, again when its end is written, and says what is older than the record', async () => {
    await view('0-9')
    const ended = await store.transaction().execute(async transaction => {
      const rows = await transaction.updateTable('access').set({ untilMs: 99_000 }).returningAll().execute()
      await audit.viewed(transaction, rows)
      return rows.length
    })
    expect(ended).to.equal(1)
    expect(await problems()).to.deep.equal([])
    await store.updateTable('access').set({ untilMs: 98_000 }).execute()
    expect(await problems()).to.deep.equal(['the record of viewings: row 1 is not what was written'])
  })

  it('[RC5] counts what comes in floods, and has few rows of it however various it is', async () => {
    const who = { actorId: ane, sessionId, address: '192.0.2.1' }
    for (let times = 0; times < 5000; times++) {
      clock++
      audit.refused('meeting:get', 'not-found', who)
    }
    for (let times = 0; times < 5000; times++)
      audit.noteSummed({ kind: 'sign-in', outcome: 'refused', address: `2001:db8::${times}` })
    await audit.close()
    const rows = (await events()).slice(1)
    expect(rows).to.have.length.within(50, 55)
    expect(rows.reduce((sum, { count }) => sum + count, 0)).to.equal(10_000)
    const flood = rows.filter(({ kind }) => kind === 'refusal')
    expect(flood.map(({ count, detail }) => [count, detail])).to.deep.equal([
      [1, 'meeting:get not-found'],
      [4999, 'meeting:get not-found'],
    ])
    expect(flood[1]).to.include({ atMs: 1002, untilMs: 6000 })
    audit = await open()
  })

  it('[AT17] whoever floods it hides nobody else’s trace', async () => {
    const flooder = { actorId: ane, sessionId, address: '192.0.2.1' }
    for (let row = 0; row < 500; row++) audit.refused(`row:${row}`, 'not-found', flooder)
    for (let times = 0; times < 500; times++)
      audit.noteSummed({ kind: 'sign-in', outcome: 'refused', address: `203.0.113.${times}` })
    const other = id(9) as PersonId
    audit.refused('meeting:get', 'not-found', { actorId: other, address: '198.51.100.1' })
    await audit.close()
    const rows = (await events()).slice(1)
    expect(rows.filter(({ actorId }) => actorId === other).map(({ detail }) => detail)).to.deep.equal([
      'meeting:get not-found',
    ])
    const flood = rows.filter(({ actorId }) => actorId === ane)
    expect(flood.length).to.be.lessThan(30)
    expect(flood.reduce((sum, { count }) => sum + count, 0)).to.equal(500)
    audit = await open()
  })

  it('[RC5] passes over what is no sign of anything', async () => {
    audit.refused('chat:send', 'bad-request', { actorId: ane })
    audit.refused('chat:send', 'forbidden', { actorId: ane })
    await until(async () => (await events()).length === 2)
    expect((await events())[1]).to.include({ kind: 'refusal', detail: 'chat:send forbidden', actorId: ane })
  })

  it('[RC6] is one chain, whoever adds to it at the same time', async () => {
    const other = await openStore(dir)
    const beside = await openAudit({ store: other, dataDir: dir, key, now: () => clock, failed: () => undefined })
    try {
      const both = Array.from({ length: 60 }, (_, index) => (index % 2 ? audit : beside).note({ kind: 'export' }))
      await Promise.all(both)
    } finally {
      await beside.close()
      await other.destroy()
    }
    expect(await events()).to.have.length(61)
    expect(await problems()).to.deep.equal([])
  })
})

class Undone extends Error {
  readonly problems: string[]
  constructor(what: string, problems: string[]) {
    super(what)
    this.problems = problems
  }
}

const random = (below: number) => Math.floor(Math.random() * below)
const pick = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value

/** Takes the newest events away, and lets the head say that nothing was ever after. */
async function cutOff(store: Store, rows: number) {
  const [last] = await store.selectFrom('auditHead').selectAll().execute()
  const seq = (last?.seq ?? 0) - rows
  await store.deleteFrom('auditEvent').where('seq', '>', seq).execute()
  const row = await store.selectFrom('auditEvent').select('mac').where('seq', '=', seq).executeTakeFirstOrThrow()
  await store.updateTable('auditHead').set({ seq, mac: row.mac }).execute()
}

const columns = {
  auditEvent: [
    'atMs',
    'kind',
    'outcome',
    'actorId',
    'subjectId',
    'sessionId',
    'address',
    'detail',
    'count',
    'untilMs',
    'accessSeq',
    'mac',
  ],
  access: ['recordingId', 'personId', 'sessionId', 'stream', 'range', 'atMs', 'purpose', 'untilMs'],
}

/** Somebody with a key to the database changes something in it, as cleverly as they like. */
async function tamper(store: Store): Promise<string> {
  const table = pick(['auditEvent', 'access'] as const)
  const [{ last }] = (await sql<{ last: number }>`SELECT MAX(seq) AS last FROM ${sql.table(table)}`.execute(store))
    .rows as [{ last: number }]
  const [a, b] = [1 + random(last), 1 + random(last)]
  const run = async (what: string, statement: ReturnType<typeof sql>) => {
    await statement.execute(store)
    return `${what} of ${table} at ${a}, ${b}`
  }
  const at = sql.table(table)
  const deeds = [
    () => run('removal', sql`DELETE FROM ${at} WHERE seq = ${a}`),
    () => {
      const column = pick(columns[table])
      return run(
        `another ${column}`,
        sql`UPDATE ${at} SET ${sql.ref(column)} = COALESCE(${sql.ref(column)}, 0) || '1' WHERE seq = ${a}`,
      )
    },
    () => run('removal of several', sql`DELETE FROM ${at} WHERE seq BETWEEN ${Math.min(a, b)} AND ${Math.max(a, b)}`),
    async () => {
      const other = a === b ? (a % last) + 1 : b
      await sql`UPDATE ${at} SET seq = -1 WHERE seq = ${a}`.execute(store)
      await sql`UPDATE ${at} SET seq = ${a} WHERE seq = ${other}`.execute(store)
      return run('exchange', sql`UPDATE ${at} SET seq = ${other} WHERE seq = -1`)
    },
    async () => {
      const names = columns[table].map(name => sql.ref(name))
      return run(
        'insertion',
        sql`INSERT INTO ${at} (seq, ${sql.join(names)}) SELECT ${last + 1}, ${sql.join(names)} FROM ${at} WHERE seq = ${a}`,
      )
    },
    async () => {
      if (table === 'auditEvent') await cutOff(store, 1 + random(last - 1))
      return run('cut', sql`DELETE FROM access WHERE seq > ${random(40)}`)
    },
  ]
  return pick(deeds)()
}
