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
const wal = Buffer.from('samsyn.db-wal').toString('hex').replaceAll(/../g, '\\\\x$&')
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
 * synchronization by the same thread, not one by whoever tidies the database beside it.
 */
async function judge(file: string): Promise<{ total: number; early: number }> {
  const syncs = new Map<string, number>()
  let total = 0
  let early = 0
  const syncsAt = new Map<string, number>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, syncing] = synced.exec(line) ?? []
    if (syncing) syncs.set(syncing, (syncs.get(syncing) ?? 0) + 1)
    const [, thread, socket] = acknowledgement.exec(line) ?? []
    if (!thread || !socket) continue
    total++
    const done = syncs.get(thread) ?? 0
    if (syncsAt.get(socket) === done) early++
    syncsAt.set(socket, done)
  }
  return { total, early }
}
