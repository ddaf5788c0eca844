import { Film } from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { FileKey } from '../files/files.ts'
import type { Schema } from '../store/schema.ts'

type Row = Selectable<Schema['recording']>

const shown = ['film', 'opening', 'poster', 'storyboard']
const shownOf = (filmJson: string | null) => (filmOf(filmJson)?.hasSmall ? [...shown, 'small'] : shown)

/**
 * What is wrong between the recordings' rows and the sizes of the files, a line each. The server may be at work meanwhile:
 * a recording is judged when its row was the same `before` and `after` the files were read.
 */
export function wrongRows(
  before: readonly Row[],
  after: readonly Row[],
  sizes: ReadonlyMap<FileKey, number>,
): string[] {
  const earlier = new Map(before.map(row => [row.id, JSON.stringify(row)]))
  const settled = after.filter(row => earlier.get(row.id) === JSON.stringify(row))
  const known = [...before, ...after].map(row => row.id)
  return [...settled.flatMap(row => wrongOf(row, sizes)), ...leftOver(known, [...sizes.keys()])]
}

function wrongOf(row: Row, sizes: ReadonlyMap<FileKey, number>): string[] {
  const there = (name: string) => sizes.get(`recording/${row.id}/${name}`)
  const missing = row.state === 'ready' ? shownOf(row.filmJson).filter(name => there(name) === undefined) : []
  const received = ['received', 'processing'].includes(row.state)
  const original = there('original') ?? (received ? 0 : row.sizeBytes)
  const short =
    row.state !== 'uploading' && row.state !== 'refused' && original !== row.sizeBytes && !Number.isNaN(original)
  return [
    ...missing.map(name => `recording ${row.id} has no ${name}.`),
    ...(short ? [`recording ${row.id} was uploaded with ${row.sizeBytes} bytes, and ${original} are there.`] : []),
    ...(row.filmJson === null || filmOf(row.filmJson) ? [] : [`what is noted of recording ${row.id} cannot be read.`]),
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

function leftOver(live: readonly string[], keys: readonly FileKey[]): string[] {
  const known = new Set(live)
  const strangers = keys.filter(key => !known.has(key.split('/')[1] ?? ''))
  return strangers.map(key => `${key} belongs to no recording. A start of the server sweeps away what was discarded.`)
}
