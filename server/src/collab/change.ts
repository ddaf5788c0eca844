import { type Ranges, union, writeRanges } from './ranges.ts'
import { type Chunk, updateOf } from './struct-log.ts'

/** What was new in an update: its structs by client, what it deleted, and both as an update. */
export type Change = { logs: Log[]; deletes: Ranges; bytes: Uint8Array }
type Log = { client: number; chunks: Chunk[] }

/** Changes that came one behind the other, as one update. */
export function updateOfAll(changes: readonly Change[]): Uint8Array {
  const [only] = changes
  if (only && changes.length === 1) return only.bytes
  const logs = new Map<number, Log>()
  const deletes: Ranges = new Map()
  for (const change of changes) {
    for (const { client, chunks } of change.logs) {
      const log = logs.get(client)
      if (log) log.chunks.push(...chunks)
      else logs.set(client, { client, chunks: [...chunks] })
    }
    for (const [client, list] of change.deletes) deletes.set(client, union(deletes.get(client) ?? [], list))
  }
  return updateOf([...logs.values()], encoder => writeRanges(encoder, deletes))
}
