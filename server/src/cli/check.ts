import { sql } from 'kysely'
import { auditKey } from '../audit/audit.ts'
import { verifyAudit } from '../audit/verify.ts'
import { now } from '../clock.ts'
import { demoLeftOver } from '../demo/left-over.ts'
import { DamagedFile, type FileKey } from '../files/files.ts'
import { createPeople } from '../person/person.ts'
import { allIn } from '../store/damaged.ts'
import { wrongRows } from './check-rows.ts'
import { type Data, type DataSetting, withData } from './data.ts'
import { InputError } from './input.ts'

/** Reads every file and every row, and says that all is in order; else an InputError that names all that is not. */
export function check(config: DataSetting & { demo?: boolean }): Promise<string> {
  return withData(config, async data => {
    const sizes = new Map<FileKey, number>()
    const wrong = [...(await checkDatabase(data)), ...(await leftAside(data))]
    const before = await recordingsOf(data)
    wrong.push(...(await checkFiles(data, sizes)))
    wrong.push(...wrongRows(before, await recordingsOf(data), sizes))
    const record = await checkRecord(data, config.dataDir)
    wrong.push(...record.problems)
    if (wrong.length > 0)
      throw new InputError(['Not everything is in order:', ...wrong.map(line => `  ${line}`)].join('\n'))
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    const inOrder = `Everything is in order: the database, and ${sizes.size} files with ${bytes} bytes, read to the last.`
    const leftOver = await demoLeftOver(createPeople(data.store, now), config.demo ?? false)
    return [inOrder, record.said, ...(leftOver ? [leftOver] : [])].join('\n')
  })
}

/** The security record, row by row; what stood there before there was one is said to be unproven. */
async function checkRecord({ store, keys }: Data, dataDir: string): Promise<{ problems: string[]; said: string }> {
  const key = await keys.of(auditKey).catch(() => 'damaged' as const)
  if (key === 'damaged') return { problems: ['the key of the security record is not what was written'], said: '' }
  if (!key)
    return { problems: [], said: 'There is no security record yet: it begins with the next start of the server.' }
  const { problems, events, accessesBefore } = await verifyAudit(store, dataDir, key)
  const before = accessesBefore > 0 ? ` Viewings 1 to ${accessesBefore} are older than it, and not proven by it.` : ''
  return { problems, said: `The security record has ${events} rows, each as it was written.${before}` }
}

async function checkDatabase({ store }: Data): Promise<string[]> {
  const { rows } = await sql<Record<string, string>>`PRAGMA integrity_check`.execute(store)
  return rows
    .map(row => Object.values(row)[0] ?? '')
    .filter(line => line !== 'ok')
    .map(line => `the database: ${line}`)
}

/** What a start of the server could not take up. */
async function leftAside({ store }: Data): Promise<string[]> {
  const marked = await allIn(store)
  return marked.map(({ what, why, atMs }) => `${what} is left aside since ${new Date(atMs).toISOString()}: ${why}.`)
}

async function checkFiles({ files }: Data, sizes: Map<FileKey, number>): Promise<string[]> {
  const wrong: string[] = []
  for (const key of await files.list()) {
    let size = 0
    try {
      for await (const piece of files.read(key)) size += piece.length
      sizes.set(key, size)
    } catch (error) {
      // Deleted while we read: if it should be there, its row tells.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue
      if (!(error instanceof DamagedFile)) throw error
      wrong.push(`${error.message}. Put it back from a backup, or let the film be uploaded again.`)
      sizes.set(key, Number.NaN)
    }
  }
  return wrong
}

const recordingsOf = ({ store }: Data) =>
  store.selectFrom('recording').selectAll().where('discardedMs', 'is', null).execute()
