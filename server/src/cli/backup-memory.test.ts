import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { inFolder, inHouseAt, masterKey } from '../recording/testing/house.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('./testing/measured-backup.ts', import.meta.url))
const settingOf = (dataDir: string) => ({ dataDir, masterKey })
const megabyte = 1024 ** 2
/** Enough for every day; for the record: SAMSYN_DATABASE_MB=500. */
const megabytes = Number(process.env.SAMSYN_DATABASE_MB ?? 400)
const atMost = 250 * megabyte

const neededFor = async (what: 'backup' | 'restore', dataDir: string, file: string) => {
  const about = JSON.stringify({ what, setting: settingOf(dataDir), file })
  return Number((await run(process.execPath, [child, '0', about])).stdout)
}

/** A table of so many megabytes of noise. */
function grow(file: string) {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA synchronous=OFF; CREATE TABLE filler (id INTEGER PRIMARY KEY, bytes BLOB); BEGIN')
  const adding = database.prepare('INSERT INTO filler (bytes) VALUES (randomblob(65536))')
  for (let n = 0; n < megabytes * 16; n++) adding.run()
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
}

/** What is in the filler, small enough to be compared: some bytes of each row, and how many there are. */
function digestOf(file: string) {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database
    .prepare('SELECT id, length(bytes) AS long, hex(substr(bytes, 30000, 8)) AS some FROM filler')
    .all()
  database.close()
  return rows
}

describe(`A database of ${megabytes} MB`, () => {
  it('[BK18] is backed up and restored in memory that does not grow with it', () =>
    inFolder(async dir => {
      const [data, file, other] = ['data', 'backup', 'other'].map(name => join(dir, name)) as [string, string, string]
      await inHouseAt(data, async () => {})
      grow(join(data, 'samsyn.db'))
      const forBackup = await neededFor('backup', data, file)
      const forRestore = await neededFor('restore', other, file)
      process.stdout.write(
        `      ${(forBackup / megabyte).toFixed(0)} MB to back up, ${(forRestore / megabyte).toFixed(0)} MB to restore\n`,
      )
      expect(forBackup).to.be.within(0, atMost)
      expect(forRestore).to.be.within(0, atMost)
      expect(digestOf(join(other, 'samsyn.db'))).to.deep.equal(digestOf(join(data, 'samsyn.db')))
    })).timeout(300_000)
})
