import {
  type EntryId,
  factVersions,
  LogEntry,
  type LogKind,
  type LogPage,
  type MeetingId,
  pageEntries,
  readFact,
} from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { type Sealer, sealedIn, sealersOf } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'

type Row = Selectable<Schema['logEntry']>
const Head = LogEntry.omit({ fact: true })

/** Kinds that say nothing but that they happened: who came and went is known also when the words are gone. */
const wordless: ReadonlySet<string> = new Set(['arrived', 'left'])

export type Draft = Omit<LogEntry, 'seq'>
/** What became of a draft: the entry that has its id, unless that is of a kind unknown here. */
export type Added = { entry: LogEntry | null; added: boolean }
/** Writes something in the commit of an entry. */
export type Beside = (transaction: Store) => Promise<unknown>
/** A row that only a newer server can read. */
export type UnknownFact = Pick<Row, 'meetingId' | 'seq' | 'kind' | 'version'>
/** Hears of a row that cannot be read. */
export type DamagedRow = (row: Pick<Row, 'meetingId' | 'seq'>, error: unknown) => void

/** The SQL of the meetings' logs: rows that are only ever added. */
export function createLogStore(store: Store, unknown: (fact: UnknownFact) => void, damaged: DamagedRow) {
  const seals = sealsOf(store)

  /**
   * What a row says; null for one whose key went with the film that the meeting was about, for one that only a newer server
   * can read, and for one that nobody can: the others stand.
   */
  function entryOf({ factJson, kind, version, ...row }: Row): LogEntry | null {
    const folder = sealedIn.log(row.meetingId)
    if (!wordless.has(kind) && seals.isDestroyed(folder, factJson)) return null
    try {
      const json = wordless.has(kind) ? JSON.stringify({ kind }) : seals.openText(folder, factJson)
      if (json === null) throw new SyntaxError('it cannot be opened')
      const fact = readFact(kind, version, JSON.parse(json))
      if (fact === null) unknown({ meetingId: row.meetingId, seq: row.seq, kind, version })
      return fact && { ...Head.parse(row), fact }
    } catch (error) {
      damaged({ meetingId: row.meetingId, seq: row.seq }, error)
      return null
    }
  }

  const entriesOf = (rows: readonly Row[]) => rows.map(entryOf).filter(entry => entry !== null)

  async function known(transaction: Store, drafts: readonly Draft[]) {
    const ids = drafts.map(({ id }) => id)
    const rows = await transaction.selectFrom('logEntry').selectAll().where('id', 'in', ids).execute()
    return new Map<EntryId, LogEntry | null>(rows.map(row => [row.id as EntryId, entryOf(row)]))
  }

  return {
    /** Adds entries with the next numbers of their meetings, in one commit; of one whose id is there already, that one stays. */
    async add(drafts: readonly Draft[], besides: Iterable<Beside> = []): Promise<Added[]> {
      const sealers = await sealersOf(
        seals,
        drafts.map(({ meetingId }) => sealedIn.log(meetingId)),
      )
      return store.transaction().execute(async transaction => {
        const [there, lastSeqs] = [await known(transaction, drafts), await lastSeqsOf(transaction, drafts)]
        const added = drafts.map(draft => numbered(draft, there, lastSeqs))
        const rows = added.flatMap(({ entry, added }) => (added && entry ? [rowOf(entry, sealers)] : []))
        if (rows.length > 0) await transaction.insertInto('logEntry').values(rows).execute()
        for (const write of besides) await write(transaction)
        return added
      })
    },
    /** What follows a number, in order, as far as a page goes. */
    async page(meetingId: MeetingId, afterSeq: number): Promise<LogPage> {
      const rows = await store
        .selectFrom('logEntry')
        .selectAll()
        .where('meetingId', '=', meetingId)
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(pageEntries + 1)
        .execute()
      const shown = rows.slice(0, pageEntries)
      return {
        entries: entriesOf(shown),
        lastSeq: shown.at(-1)?.seq ?? afterSeq,
        more: rows.length > shown.length,
      }
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

function numbered(draft: Draft, there: Map<EntryId, LogEntry | null>, lastSeqs: Map<MeetingId, number>): Added {
  const former = there.get(draft.id)
  if (former !== undefined) return { entry: former, added: false }
  const seq = (lastSeqs.get(draft.meetingId) ?? 0) + 1
  const entry = { ...draft, seq }
  lastSeqs.set(draft.meetingId, seq)
  there.set(draft.id, entry)
  return { entry, added: true }
}

async function lastSeqsOf(store: Store, drafts: readonly Draft[]): Promise<Map<MeetingId, number>> {
  const ids = [...new Set(drafts.map(draft => draft.meetingId))]
  const rows = await store
    .selectFrom('meeting')
    .select(({ selectFrom, ref }) => [
      'id',
      // One look at the end of the index for each; a maximum by groups would go through all of their entries.
      selectFrom('logEntry')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .whereRef('meetingId', '=', ref('meeting.id'))
        .as('seq'),
    ])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, seq }) => [id as MeetingId, seq ?? 0]))
}

function rowOf({ fact, ...entry }: LogEntry, sealers: ReadonlyMap<string, Sealer>): Row {
  const sealer = sealers.get(sealedIn.log(entry.meetingId))
  if (!sealer) throw new Error('nothing seals this meeting')
  const factJson = sealer.text(JSON.stringify(fact))
  return { ...entry, kind: fact.kind, version: factVersions[fact.kind], factJson }
}
