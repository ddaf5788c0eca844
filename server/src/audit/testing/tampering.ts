import { sql } from 'kysely'
import type { Store } from '../../store/store.ts'

/** What was done to the record, and what was found of it, in a transaction that is taken back. */
export class Undone extends Error {
  readonly problems: string[]
  constructor(what: string, problems: string[]) {
    super(what)
    this.problems = problems
  }
}

const random = (below: number) => Math.floor(Math.random() * below)
const pick = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value

/** Takes the newest events away, and lets the head say that nothing was ever after. */
export async function cutOff(store: Store, rows: number) {
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
export async function tamper(store: Store): Promise<string> {
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
