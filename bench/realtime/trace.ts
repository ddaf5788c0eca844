import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as elapsed } from 'node:timers/promises'
import { openClient } from '../../server/src/collab/testing/client.ts'
import { startNotes } from './notes-child.ts'

const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg'
/** A WebSocket frame with an acknowledgement, written in one piece or head and body apart. */
const acknowledgement =
  /^(\d+)\s+(?:write|writev|sendto|sendmsg)\((\d+)<TCP.*?\\x82\\x0[2-5](?:", iov_len=2\}, \{iov_base=")?\\x64/
const named = (file: string) => Buffer.from(file).toString('hex').replaceAll(/../g, '\\\\x$&')
const wal = named('samsyn.db-wal')
/** Who makes a checkpoint synchronizes the database itself, too. */
const tidying = new RegExp(`^(\\d+)\\s+(?:fsync|fdatasync)\\(\\d+<[^>]*${named('samsyn.db')}>`)
const synced = new RegExp(
  `^(\\d+)\\s+(?:(?:fsync|fdatasync)\\(\\d+<[^>]*${wal}>\\)|<\\.\\.\\. f(?:data)?sync resumed>\\))\\s+= 0`,
)

/** R2: of so many acknowledgements, how many left after their commit was on the disk, as the system saw it. */
export async function measureTrace(
  say: (line: string) => void,
  acknowledgements = Number(process.env.SAMSYN_ACKNOWLEDGEMENTS ?? 10_000),
  writers = 4,
) {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-trace-'))
  const file = join(folder, 'calls')
  const notes = await startNotes(['strace', '-D', '-f', '-yy', '-xx', '-s', '48', '-e', calls, '-o', file])
  const { url, documents, cookies } = await notes.lay(writers)
  await Promise.all(
    documents.map(async document => {
      const client = openClient({ url, document, cookie: cookies[0] ?? null })
      await client.allSaved()
      for (let left = acknowledgements / writers; left > 0; left--) {
        client.text.insert(client.text.length, '.')
        while (!client.isSaved()) await new Promise(setImmediate)
      }
      client.close()
    }),
  )
  await elapsed(200)
  await notes.stop()
  const { total, early } = await judge(file)
  rmSync(folder, { recursive: true })
  say(`R2: ${total - early} of ${total} acknowledgements left after the disk had what they acknowledge`)
}

/**
 * Each writer waits for one acknowledgement before it writes again, so that between two of them its commit must lie: a
 * synchronization by a thread that does nothing else, neither acknowledge nor tidy the database.
 */
async function judge(file: string): Promise<{ total: number; early: number }> {
  const others = await threadsIn(file, [tidying, acknowledgement])
  let syncs = 0
  let total = 0
  let early = 0
  const syncsAt = new Map<string, number>()
  for await (const line of linesOf(file)) {
    const [, syncing] = synced.exec(line) ?? []
    if (syncing && !others.has(syncing)) syncs++
    const [, , socket] = acknowledgement.exec(line) ?? []
    if (!socket) continue
    total++
    if (syncsAt.get(socket) === syncs) early++
    syncsAt.set(socket, syncs)
  }
  return { total, early }
}

const linesOf = (file: string) => createInterface({ input: createReadStream(file) })

/** The threads that have ever done one of these. */
async function threadsIn(file: string, calls: readonly RegExp[]): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const line of linesOf(file))
    for (const call of calls) {
      const [, thread] = call.exec(line) ?? []
      if (thread) found.add(thread)
    }
  return found
}
