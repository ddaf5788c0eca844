import { type EntryId, LogEntry, type LogKind, type MeetingId } from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

type Row = Selectable<Schema['logEntry']>

/** The SQL of the meetings' logs. */
export function createLogStore(store: Store) {
  return {
    /** Adds an entry with the next number of its meeting, or gives the one that has its id already. */
    add: (entry: Omit<LogEntry, 'seq'>): Promise<{ entry: LogEntry; added: boolean }> =>
      store.transaction().execute(async transaction => {
        const known = await byId(transaction, entry.id)
        if (known) return { entry: known, added: false }
        const numbered = { ...entry, seq: (await lastSeq(transaction, entry.meetingId)) + 1 }
        await transaction.insertInto('logEntry').values(rowOf(numbered)).execute()
        return { entry: numbered, added: true }
      }),
    async since(meetingId: MeetingId, afterSeq: number): Promise<LogEntry[]> {
      const rows = await store
        .selectFrom('logEntry')
        .selectAll()
        .where('meetingId', '=', meetingId)
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .execute()
      return rows.map(entryOf)
    },
    async last(meetingId: MeetingId, kind: LogKind): Promise<LogEntry | null> {
      const row = await store
        .selectFrom('logEntry')
        .selectAll()
        .where('meetingId', '=', meetingId)
        .where('kind', '=', kind)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? entryOf(row) : null
    },
  }
}

async function byId(store: Store, id: EntryId): Promise<LogEntry | null> {
  const row = await store.selectFrom('logEntry').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? entryOf(row) : null
}

async function lastSeq(store: Store, meetingId: MeetingId): Promise<number> {
  const row = await store
    .selectFrom('logEntry')
    .select(entry => entry.fn.max('seq').as('seq'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return row?.seq ?? 0
}

function rowOf({ fact, ...entry }: LogEntry): Row {
  return { ...entry, kind: fact.kind, factJson: JSON.stringify(fact) }
}

function entryOf({ factJson, ...row }: Row): LogEntry {
  return LogEntry.parse({ ...row, fact: JSON.parse(factJson) })
}
