import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { copyOf, createFromCopy } from './copy.ts'

const tables = `
  CREATE TABLE thing (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, size REAL, bytes BLOB, "odd ""name" TEXT);
  CREATE TABLE part (id TEXT PRIMARY KEY, thing INTEGER REFERENCES thing (seq)) WITHOUT ROWID;
  CREATE UNIQUE INDEX name ON thing (name);
`

describe('A copy of a database', () => {
  let dir: string
  let from: DatabaseSync
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-copy-'))
    from = new DatabaseSync(join(dir, 'from.db'), { enableForeignKeyConstraints: false })
    from.exec(`PRAGMA journal_mode=WAL; ${tables}`)
  })
  afterEach(async () => {
    from.close()
    await rm(dir, { recursive: true })
  })

  async function copied(meanwhile = () => {}): Promise<DatabaseSync> {
    const made = createFromCopy(join(dir, 'to.db'))
    for (const { table, bytes } of copyOf(join(dir, 'from.db'))) {
      meanwhile()
      const read = [...bytes]
      await made.put(
        table,
        (async function* () {
          yield* read
        })(),
      )
    }
    made.finish()
    return new DatabaseSync(join(dir, 'to.db'))
  }

  const all = (database: DatabaseSync, table: string) => database.prepare(`SELECT * FROM ${table}`).all()

  it('[BK17] has every value of every row as it was, and counts on from there', async () => {
    const adding = from.prepare('INSERT INTO thing (name, size, bytes, "odd ""name") VALUES (?, ?, ?, ?)')
    const values = [null, 'æøå 👋', '', -1.5, 2 ** 53 - 1, 1e300, 7, new Uint8Array(), new Uint8Array([0, 255])]
    for (const [index, value] of values.entries()) adding.run(`n${index}`, 1.5, value, 'x')
    // Larger than any piece.
    adding.run('large', 0, new Uint8Array(3_000_000).fill(7), 'y')
    from.exec(`DELETE FROM thing WHERE name = 'n3'; INSERT INTO part VALUES ('b', 2), ('a', 99)`)
    const to = await copied()
    for (const table of ['thing', 'part', 'sqlite_sequence', 'sqlite_master'])
      expect(
        all(to, table).map(row => ({ ...row, rootpage: 0 })),
        table,
      ).to.deep.equal(all(from, table).map(row => ({ ...row, rootpage: 0 })))
    const types = 'SELECT group_concat(typeof(bytes)) AS types FROM thing'
    expect(to.prepare(types).get()).to.deep.equal(from.prepare(types).get())
    expect(to.prepare(`INSERT INTO thing (name) VALUES ('next')`).run().lastInsertRowid).to.equal(values.length + 2)
    expect(() => to.exec(`INSERT INTO thing (name) VALUES ('next')`)).to.throw('UNIQUE')
    expect(to.prepare('PRAGMA integrity_check').all()).to.deep.equal([{ integrity_check: 'ok' }])
    to.close()
  })

  it('[BK17] is of one moment, whatever is written meanwhile', async () => {
    from.exec(`INSERT INTO thing (name) VALUES ('before'); INSERT INTO part VALUES ('before', 1)`)
    let written = 0
    const to = await copied(() => {
      written += 1
      from.exec(`INSERT INTO thing (name) VALUES ('after${written}'); INSERT INTO part VALUES ('after${written}', 1)`)
      from.exec('PRAGMA wal_checkpoint(PASSIVE)')
    })
    expect(written).to.be.greaterThan(2)
    expect(all(to, 'thing')).to.have.length(1)
    expect(all(to, 'part')).to.have.length(1)
    to.close()
  })
})
