import { DatabaseSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'

/** What a copy begins with: the statements that make the tables, and those that come when all rows are there. */
type Making = { tables: string[]; after: string[] }
type Value = null | number | string | Uint8Array
/** Rows of a table that travel together; `columns` names what stands in each. */
type Batch = { table: string; columns: string[]; rows: Value[][] }
/** What rows are about: a value, and the column it stands in. */
export type About = { column: string; value: string }

/** A table of a copy, or what makes the tables where there is no name. */
type CopiedPart = { table: string | null; bytes: Iterable<Buffer> }

const batchBytes = 256 * 1024
const lengthBytes = 4
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * A database as it is at one moment, table by table: whoever else reads and writes goes on, and nothing of it lies on a disk
 * or, but for a piece, in memory. The parts are to be read in order, each before the next is asked for.
 */
export function* copyOf(file: string): Generator<CopiedPart> {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('BEGIN')
    const made = database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY rowid').all()
    const own = made.filter(({ name, sql }) => sql !== null && !String(name).startsWith('sqlite_'))
    const sqlOf = (ofTables: boolean) =>
      own.filter(({ type }) => (type === 'table') === ofTables).map(({ sql }) => String(sql))
    yield { table: null, bytes: [framed({ tables: sqlOf(true), after: sqlOf(false) } satisfies Making)] }
    // What counts the rows of a table is a table of SQLite's own.
    const counted = made.filter(({ name }) => name === 'sqlite_sequence')
    for (const { name } of [...own.filter(({ type }) => type === 'table'), ...counted]) {
      yield { table: String(name), bytes: rowsOf(database, String(name)) }
    }
  } finally {
    database.close()
  }
}

const columnsOf = (database: DatabaseSync, table: string) =>
  database
    .prepare(`PRAGMA table_info(${quoted(table)})`)
    .all()
    .map(({ name }) => String(name))

/** Only the rows `about` something, where that is given: a value and the column it stands in. */
function* rowsOf(database: DatabaseSync, table: string, about: About | null = null): Generator<Buffer> {
  const columns = columnsOf(database, table)
  const which = about ? ` WHERE ${quoted(about.column)} = ?` : ''
  const statement = database.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}${which}`)
  statement.setReturnArrays(true)
  let rows: Value[][] = []
  let bytes = 0
  for (const row of statement.iterate(...(about ? [about.value] : [])) as Iterable<unknown> as Iterable<Value[]>) {
    rows.push(row)
    bytes += row.reduce<number>((sum, value) => sum + sizeOf(value), 0)
    if (bytes < batchBytes) continue
    yield* piecesOf(framed({ table, columns, rows } satisfies Batch))
    rows = []
    bytes = 0
  }
  yield* piecesOf(framed({ table, columns, rows } satisfies Batch))
}

const sizeOf = (value: Value) => (typeof value === 'string' || value instanceof Uint8Array ? value.length : 8)

function framed(value: Making | Batch): Buffer {
  const body = serialize(value)
  const head = Buffer.alloc(lengthBytes)
  head.writeUInt32BE(body.length)
  return Buffer.concat([head, body])
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += batchBytes) yield bytes.subarray(from, from + batchBytes)
}

/** Every row about something as it is at one moment, whichever table it is in. */
export function* rowsAbout(file: string, about: About): Generator<Buffer> {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('BEGIN')
    for (const table of tablesWith(database, about.column)) yield* rowsOf(database, table, about)
  } finally {
    database.close()
  }
}

/** Puts other rows in the place of all that are about something, or leaves them as they are. */
export async function replaceRowsAbout(file: string, about: About, bytes: AsyncIterable<Buffer>): Promise<void> {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  try {
    database.exec('BEGIN IMMEDIATE')
    for (const table of tablesWith(database, about.column))
      database.prepare(`DELETE FROM ${quoted(table)} WHERE ${quoted(about.column)} = ?`).run(about.value)
    for await (const batch of unframed<Batch>(bytes)) addRows(database, batch.table, batch)
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

const tablesWith = (database: DatabaseSync, column: string) =>
  database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    .all()
    .map(({ name }) => String(name))
    .filter(table => columnsOf(database, table).includes(column))

function addRows(database: DatabaseSync, table: string, { columns, rows }: Pick<Batch, 'columns' | 'rows'>) {
  const places = columns.map(() => '?').join(', ')
  const names = columns.map(quoted).join(', ')
  const adding = database.prepare(`INSERT INTO ${quoted(table)} (${names}) VALUES (${places})`)
  for (const row of rows) adding.run(...row)
}

/** Makes a database of the parts of a copy; it is on the disk when `finish` returns. */
export function createFromCopy(file: string) {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  let after: string[] = []
  // Nobody reads a file in the making, and one that is cut off is made anew.
  database.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL; BEGIN')

  async function putRows(table: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    // Making the tables has begun it.
    if (table === 'sqlite_sequence') database.exec('DELETE FROM sqlite_sequence')
    for await (const batch of unframed<Batch>(bytes)) addRows(database, table, batch)
  }

  return {
    async put(table: string | null, bytes: AsyncIterable<Buffer>): Promise<void> {
      if (table !== null) return putRows(table, bytes)
      for await (const making of unframed<Making>(bytes)) {
        for (const sql of making.tables) database.exec(sql)
        after = making.after
      }
    },
    finish() {
      for (const sql of after) database.exec(sql)
      database.exec('COMMIT')
      database.close()
    },
    /** For who does not come to the end. */
    abandon: () => void (database.isOpen && database.close()),
  }
}

async function* unframed<Framed>(stream: AsyncIterable<Buffer>): AsyncGenerator<Framed> {
  let pieces: Buffer[] = []
  let held = 0
  for await (const piece of stream) {
    pieces.push(piece)
    held += piece.length
    if (held < wanted(pieces)) continue
    let bytes = Buffer.concat(pieces)
    while (bytes.length >= wanted([bytes])) {
      const end = wanted([bytes])
      yield deserialize(bytes.subarray(lengthBytes, end)) as Framed
      bytes = bytes.subarray(end)
    }
    pieces = [bytes]
    held = bytes.length
  }
  if (held > 0) throw new Error('a copy of a database ends in the middle')
}

/** How many bytes the first frame has, as far as that can be told. */
function wanted([first = Buffer.alloc(0), ...more]: readonly Buffer[]): number {
  const head = first.length >= lengthBytes ? first : Buffer.concat([first, ...more.slice(0, lengthBytes)])
  return head.length < lengthBytes ? lengthBytes : lengthBytes + head.readUInt32BE(0)
}
