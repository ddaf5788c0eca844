import { sql } from 'kysely'
import { type Sealer, type Seals, sealedIn } from '../store/seals.ts'
import type { Store } from '../store/store.ts'

type Row = Record<string, unknown> & { rowid: number; folder: string }
type Plain = {
  /** Columns that hold words or bytes. */
  columns: readonly string[]
  /** The folder of a row's key, as SQL. */
  folder: string
  /** What else is written with them. */
  more?: (row: Row, seals: Seals) => Promise<Record<string, unknown>>
}

const rowsAtOnce = 500

/** What versions before stored as it was written. */
const plain: Record<string, Plain> = {
  person: {
    columns: ['displayName', 'email'],
    folder: `'${sealedIn.organisation('')}' || "organisationId"`,
    more: async ({ email }, seals) => ({ emailHash: await seals.lookUp(String(email)) }),
  },
  course: { columns: ['goalQuestion'], folder: `'${sealedIn.course('')}' || id` },
  developmentPoint: {
    columns: ['text'],
    folder: `'${sealedIn.course('')}' || coalesce((SELECT "courseId" FROM cycle WHERE cycle.id = "cycleId"), '')`,
  },
  recording: { columns: ['fileName', 'contextJson'], folder: `'${sealedIn.recording('')}' || id` },
  filmedPerson: { columns: ['label'], folder: `'${sealedIn.recording('')}' || "recordingId"` },
  sequence: { columns: ['title', 'question'], folder: `'${sealedIn.recording('')}' || "recordingId"` },
  logEntry: { columns: ['factJson'], folder: `'${sealedIn.log('')}' || "meetingId"` },
  documentUpdate: { columns: ['content'], folder: `'${sealedIn.document('')}' || document` },
  documentSnapshot: { columns: ['content', 'outline'], folder: `'${sealedIn.document('')}' || document` },
}

/** Seals what a version that sealed no rows has left, each table whole or not at all. Can be done again. */
export async function sealPlainRows(store: Store, seals: Seals): Promise<void> {
  const done = new Set((await store.selectFrom('sealedTable').select('name').execute()).map(({ name }) => name))
  const left = Object.entries(plain).filter(([table]) => !done.has(table))
  let sealed = 0
  for (const [table, columns] of left) sealed += await sealTable(store, seals, table, columns)
  // What was overwritten lies in the write-ahead file until that is emptied.
  if (sealed > 0) await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store)
}

function sealTable(store: Store, seals: Seals, table: string, of: Plain): Promise<number> {
  return store.transaction().execute(async step => {
    let sealed = 0
    for (let after = -1, page = await pageOf(step, table, of, after); page.length > 0; ) {
      for (const row of page) await sealRow(step, seals, table, of, row)
      sealed += page.length
      after = page.at(-1)?.rowid ?? after
      page = await pageOf(step, table, of, after)
    }
    await step.insertInto('sealedTable').values({ name: table }).execute()
    return sealed
  })
}

async function pageOf(store: Store, table: string, { columns, folder }: Plain, after: number): Promise<Row[]> {
  const wanted = sql.join(columns.map(column => sql.ref(column)))
  const { rows } =
    await sql<Row>`SELECT rowid AS "rowid", ${wanted}, ${sql.raw(folder)} AS folder FROM ${sql.table(table)}
    WHERE rowid > ${after} ORDER BY rowid LIMIT ${rowsAtOnce}`.execute(store)
  return rows
}

async function sealRow(store: Store, seals: Seals, table: string, { columns, more }: Plain, row: Row) {
  const hasWords = columns.some(column => row[column] !== null && row[column] !== '')
  if (!hasWords) return
  const sealer = await seals.sealer(row.folder)
  const values = Object.fromEntries(columns.map(column => [column, sealedValue(sealer, row[column])]))
  Object.assign(values, await more?.(row, seals))
  const set = sql.join(Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await sql`UPDATE ${sql.table(table)} SET ${set} WHERE rowid = ${row.rowid}`.execute(store)
}

function sealedValue(sealer: Sealer, value: unknown): unknown {
  if (value instanceof Uint8Array) return sealer.bytes(value)
  return typeof value === 'string' ? sealer.text(value) : value
}
