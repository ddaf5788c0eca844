import { setTimeout as pause } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type RootOperationNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
} from 'kysely'
import type { Checkpoint, CheckpointMode } from './checkpoints.ts'
import type { Turns } from './turns.ts'

type Needs = {
  database: SqliteDatabase
  turns: Turns
  /** How many statements have written something so far. */
  written: () => number
  /** Hears of a statement that has written, before anybody can read what it wrote. */
  wrote: (node: RootOperationNode) => void
  /** Resolves when all that was written before is on the disk. */
  settled: () => Promise<void>
  checkpoint: (mode: CheckpointMode) => Promise<Checkpoint>
  /** Called before the database is closed. */
  closing: () => Promise<void>
}

/** How long another process that writes is waited for. */
const patienceMs = 5_000
const longestPauseMs = 40
const checkpointSql = /^PRAGMA wal_checkpoint\((PASSIVE|TRUNCATE)\)$/

/** There is one connection; whose turn it is, our driver says. */
export class OneConnection extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/**
 * Kysely's driver for SQLite, in which only who asks waits: for the disk after a commit, for another process that writes, for a
 * checkpoint. Whoever comes next has the connection while the disk works, and what all of them wrote is on it when they hear so.
 */
export function createDriver(needs: Needs): Driver {
  const { database, turns, written, settled, closing } = needs
  const inner = new SqliteDriver({ database })
  let connection: DatabaseConnection | null = null
  let held = { leave: () => {}, written: 0 }

  return {
    init: () => inner.init(),
    async acquireConnection() {
      const leave = await turns.take()
      held = { leave, written: written() }
      connection ??= patient(await inner.acquireConnection(), needs)
      return connection
    },
    async releaseConnection() {
      const { leave, written: before } = held
      const wrote = written() !== before
      leave()
      if (wrote) await settled()
    },
    beginTransaction: connection => inner.beginTransaction(connection),
    commitTransaction: connection => inner.commitTransaction(connection),
    rollbackTransaction: connection => inner.rollbackTransaction(connection),
    async destroy() {
      await closing()
      await inner.destroy()
    },
  }
}

/** A connection whose statements wait for another process outside of SQLite, where everybody would wait along. */
function patient(inner: DatabaseConnection, { checkpoint, written, wrote }: Needs): DatabaseConnection {
  async function once<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const before = written()
    const result = await inner.executeQuery<Row>(query)
    if (written() !== before) wrote(query.query)
    return result
  }

  async function again<Row>(query: CompiledQuery, error: unknown): Promise<QueryResult<Row>> {
    let busy = error
    let pauseMs = 1
    for (const untilMs = performance.now() + patienceMs; isBusy(busy) && performance.now() < untilMs; ) {
      await pause(pauseMs)
      pauseMs = Math.min(longestPauseMs, 2 * pauseMs)
      try {
        return await once<Row>(query)
      } catch (next) {
        busy = next
      }
    }
    throw busy
  }

  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const mode = checkpointIn(query)
      if (mode) return { rows: [(await checkpoint(mode)) as Row] }
      try {
        return await once<Row>(query)
      } catch (error) {
        return again(query, error)
      }
    },
    streamQuery: (query, chunkSize) => inner.streamQuery(query, chunkSize),
  }
}

const checkpointIn = ({ sql }: CompiledQuery) =>
  sql.startsWith('PRAGMA') ? ((checkpointSql.exec(sql)?.[1] ?? null) as CheckpointMode | null) : null

const busyCode = 5
/** What was read is old by now: whoever read it must read it again. */
const staleCode = 517

function isBusy(error: unknown): boolean {
  const { errcode } = (error ?? {}) as { errcode?: unknown }
  return typeof errcode === 'number' && (errcode & 0xff) === busyCode && errcode !== staleCode
}
