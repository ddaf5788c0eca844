import { Film, type RecordingId } from '@samsyn/shared'
import { sql } from 'kysely'
import { DamagedFile, type FileKey } from '../files/files.ts'
import { type Data, type DataSetting, withData } from './data.ts'
import { InputError } from './input.ts'

const shown = ['film', 'poster', 'storyboard']
const shownOf = (filmJson: string | null) => (filmOf(filmJson)?.hasSmall ? [...shown, 'small'] : shown)

/** Reads every file and every row, and says that all is in order; else an InputError that names all that is not. */
export function check(config: DataSetting): Promise<string> {
  return withData(config, async data => {
    const sizes = new Map<FileKey, number>()
    const wrong = [
      ...(await checkDatabase(data)),
      ...(await checkFiles(data, sizes)),
      ...(await checkRows(data, sizes)),
    ]
    if (wrong.length > 0)
      throw new InputError(['Not everything is in order:', ...wrong.map(line => `  ${line}`)].join('\n'))
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    return `Everything is in order: the database, and ${sizes.size} files with ${bytes} bytes, read to the last.`
  })
}

async function checkDatabase({ store }: Data): Promise<string[]> {
  const { rows } = await sql<Record<string, string>>`PRAGMA integrity_check`.execute(store)
  return rows
    .map(row => Object.values(row)[0] ?? '')
    .filter(line => line !== 'ok')
    .map(line => `the database: ${line}`)
}

async function checkFiles({ files }: Data, sizes: Map<FileKey, number>): Promise<string[]> {
  const wrong: string[] = []
  for (const key of await files.list()) {
    let size = 0
    try {
      for await (const piece of files.read(key)) size += piece.length
      sizes.set(key, size)
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error
      wrong.push(`${error.message}. Put it back from a backup, or let the film be uploaded again.`)
      sizes.set(key, Number.NaN)
    }
  }
  return wrong
}

async function checkRows({ store }: Data, sizes: Map<FileKey, number>): Promise<string[]> {
  const recordings = await store.selectFrom('recording').selectAll().where('discardedMs', 'is', null).execute()
  const wrong = recordings.flatMap(row => {
    const missing =
      row.state === 'ready' ? shownOf(row.filmJson).filter(name => !sizes.has(`recording/${row.id}/${name}`)) : []
    const received = ['received', 'processing'].includes(row.state)
    const original = sizes.get(`recording/${row.id}/original`) ?? (received ? 0 : row.sizeBytes)
    const short =
      row.state !== 'uploading' && row.state !== 'refused' && original !== row.sizeBytes && !Number.isNaN(original)
    return [
      ...missing.map(name => `recording ${row.id} has no ${name}.`),
      ...(short ? [`recording ${row.id} was uploaded with ${row.sizeBytes} bytes, and ${original} are there.`] : []),
      ...(row.filmJson === null || filmOf(row.filmJson)
        ? []
        : [`what is noted of recording ${row.id} cannot be read.`]),
    ]
  })
  return [
    ...wrong,
    ...leftOver(
      recordings.map(row => row.id as RecordingId),
      [...sizes.keys()],
    ),
  ]
}

/** What is noted of a film; null where nothing can be read. */
function filmOf(json: string | null): Film | null {
  try {
    return json === null ? null : (Film.safeParse(JSON.parse(json)).data ?? null)
  } catch {
    return null
  }
}

function leftOver(live: readonly RecordingId[], keys: readonly FileKey[]): string[] {
  const known = new Set<string>(live)
  const strangers = keys.filter(key => !known.has(key.split('/')[1] ?? ''))
  return strangers.map(key => `${key} belongs to no recording. A start of the server sweeps away what was discarded.`)
}
