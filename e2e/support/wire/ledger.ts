import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RunningApp } from '../server.ts'

/** What a "no" may leave behind: who asked, who was refused, that somebody came. */
const ofAsking = new Set(['session', 'access', 'auditEvent', 'auditHead', 'loginLink', 'playback', 'clock'])

/** How many rows each table of an app has; what is written about those who ask is left out. */
export function rowsOf({ dataDir }: RunningApp): Record<string, number> {
  const database = new DatabaseSync(join(dataDir, 'samsyn.db'), { readOnly: true })
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all()
    const names = tables
      .map(({ name }) => String(name))
      .filter(name => !ofAsking.has(name) && !name.startsWith('sqlite'))
    return Object.fromEntries(
      names.map(name => [name, Number(database.prepare(`select count(*) as rows from "${name}"`).get()?.rows)]),
    )
  } finally {
    database.close()
  }
}

/** How much memory the server takes at this moment, in MB. */
export async function megabytesOf(app: RunningApp): Promise<number> {
  const status = await readFile(`/proc/${app.pid()}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
