import { randomUUID } from 'node:crypto'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EntryId } from '@samsyn/shared'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { connectAs } from '../meeting/testing/client.ts'
import { newMeetingId } from '../meeting/testing/seed.ts'
import { smallFilm } from '../recording/testing/film.ts'
import { playable } from '../recording/testing/filmed.ts'
import { inHouseAt } from '../recording/testing/house.ts'
import { tokenFor } from '../testing/beside.ts'
import { startServer, withDataFolder } from '../testing/real-server.ts'

/** A data folder of a server that was used: a film, a meeting with a word in it, and all that the server keeps beside. */
async function used(dataDir: string, film: Buffer): Promise<void> {
  const { meetingId, worker } = await inHouseAt(dataDir, async house => {
    const { cycleId, recordingId, worker } = await playable(house, film)
    await house.recordings.idle()
    const meetingId = newMeetingId()
    const row = { id: meetingId, cycleId, recordingId, state: 'arranged', step: 'sinceLast', createdMs: 1 }
    const times = { startedMs: null, endedMs: null, createdBy: worker.self.id }
    await house.store
      .insertInto('meeting')
      .values({ ...row, ...times })
      .execute()
    return { meetingId, worker: worker.self }
  })
  const server = await startServer(dataDir)
  await server.ready()
  const client = await connectAs(worker, server.url, await tokenFor(dataDir, worker))
  await client.ask('meeting:enter', { meetingId })
  await client.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text: 'Hej', filmMs: null })
  client.cut()
  await server.kill('SIGKILL')
}

/** What kind of thing a file is: its path without what names one of many. */
const kindOf = (path: string) => path.replace(/[\da-f]{8}-[\da-f-]{27}/g, 'id').replace(/[\da-f]{16}\.key$/, 'one.key')

/** One file of each kind; the database itself is what a start may stop for. */
async function oneOfEach(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(dataDir, join(entry.parentPath, entry.name)))
  const kept = paths.filter(path => !path.startsWith('samsyn.db') && path !== 'ballast')
  return [...new Map(kept.map(path => [kindOf(path), path])).values()]
}

describe('A start', () => {
  let film: Buffer
  before(async () => {
    film = await smallFilm(1)
  })

  it('[ST15] does not stop for any single file beside the database, whichever is damaged', () =>
    withDataFolder(async dir => {
      const [whole, dataDir] = [join(dir, 'whole'), join(dir, 'damaged')]
      await used(whole, film)
      await writeFile(join(whole, 'session-secret'), 'a secret of its own'.repeat(3))
      const paths = await oneOfEach(whole)
      expect(paths.map(kindOf)).to.include.members(['keys/proof/sealed/one.key', 'session-secret', 'audit.anchor'])
      const stopped: string[] = []
      for (const path of paths) {
        await rm(dataDir, { recursive: true, force: true })
        await cp(whole, dataDir, { recursive: true })
        const bytes = await readFile(join(dataDir, path))
        await writeFile(
          join(dataDir, path),
          bytes.map(byte => byte ^ 0x55),
        )
        const server = await startServer(dataDir, { settings: { SESSION_SECRET: '' } })
        await server.ready().catch(error => stopped.push(`${path}: ${error}`))
        await server.kill('SIGKILL')
      }
      expect(stopped).to.deep.equal([])
    })).timeout(300_000)

  it('[ST16] does not stop for what is written in any row, whichever is damaged', () =>
    withDataFolder(async dir => {
      const [whole, dataDir] = [join(dir, 'whole'), join(dir, 'damaged')]
      await used(whole, film)
      const stopped: string[] = []
      expect(written(whole).map(({ table, column }) => `${table}.${column}`)).to.include.members([
        ...['person.displayName', 'recording.filmJson', 'filmedPerson.label', 'logEntry.factJson'],
      ])
      for (const { table, column } of written(whole)) {
        await rm(dataDir, { recursive: true, force: true })
        await cp(whole, dataDir, { recursive: true })
        const database = new DatabaseSync(join(dataDir, 'samsyn.db'))
        const damaged = database.prepare(`UPDATE "${table}" SET "${column}" = ? || rowid`).run('{"not what')
        database.close()
        if (damaged.changes === 0) continue
        const server = await startServer(dataDir)
        await server.ready().catch(error => stopped.push(`${table}.${column}: ${error}`))
        await server.kill('SIGKILL')
      }
      expect(stopped).to.deep.equal([])
    })).timeout(300_000)
})

/** What is sealed is longer than any id or word of ours. */
const isWritten = (value: unknown) => value instanceof Uint8Array || (typeof value === 'string' && value.length > 40)

/** The columns in which something is written that has to be read: words that are sealed, and JSON. */
function written(dataDir: string): { table: string; column: string }[] {
  const database = new DatabaseSync(join(dataDir, 'samsyn.db'), { readOnly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  const found = tables.flatMap(({ name: table }) => {
    const columns = database.prepare(`PRAGMA table_info("${table}")`).all()
    const [row] = database.prepare(`SELECT * FROM "${table}" LIMIT 1`).all()
    return columns
      .map(({ name }) => String(name))
      .filter(column => isWritten(row?.[column]) || column.endsWith('Json'))
      .map(column => ({ table: String(table), column }))
  })
  database.close()
  return found.filter(({ table }) => !table.startsWith('sqlite_') && !table.startsWith('kysely'))
}
