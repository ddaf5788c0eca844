import { open, readFile } from 'node:fs/promises'
import { RecordingId } from '@samsyn/shared'

/**
 * Which recordings were discarded, and when: nothing else of them. It is no part of the database, so that it is still there
 * when an older one is put back, and what was discarded since is discarded again before anything is shown.
 */
export function createLedger(file: string) {
  async function all(): Promise<Set<RecordingId>> {
    return idsIn(await readFile(file, 'utf8').catch(unlessMissing))
  }

  return {
    all,
    /** Adds those that are not there yet; they are on the disk when this returns. */
    async note(ids: Iterable<RecordingId>, atMs: number): Promise<void> {
      const known = await all()
      const lines = [...ids].filter(id => !known.has(id)).map(id => `${new Date(atMs).toISOString()} ${id}\n`)
      if (lines.length === 0) return
      const handle = await open(file, 'a', 0o600)
      try {
        await handle.write(lines.join(''))
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
  }
}

export type Ledger = ReturnType<typeof createLedger>

/** The ids in a ledger; a line that was cut off names nothing. */
export function idsIn(text: string): Set<RecordingId> {
  const named = text.split('\n').map(line => RecordingId.safeParse(line.split(' ')[1]))
  return new Set(named.flatMap(({ data }) => (data ? [data] : [])))
}

function unlessMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}
