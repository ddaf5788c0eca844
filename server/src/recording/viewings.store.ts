import { besideFilm, type PersonId, Purpose, type RecordingId, type Viewing } from '@samsyn/shared'
import { sql } from 'kysely'
import { nameIn } from '../store/names.ts'
import type { Store } from '../store/store.ts'
import { storedOr } from '../store/stored.ts'

/** What is asked for in the same minute is the same viewing, however often a player asked for another part. */
const minute = sql`"atMs" / 60000`

/** When some of a film was asked for, to the minute, with who it was; of one person, or of everybody. */
export async function askedOf(store: Store, recordingId: RecordingId, personId: PersonId | null): Promise<Viewing[]> {
  const all = store
    .selectFrom('access')
    .innerJoin('person', 'person.id', 'access.personId')
    .select(['access.personId', 'person.organisationId', 'person.displayName', 'purpose'])
    .select(({ fn }) => [fn.min('atMs').as('fromMs'), fn.max(fn.coalesce('untilMs', 'atMs')).as('untilMs')])
    .where('recordingId', '=', recordingId)
    .where('stream', 'not in', besideFilm)
    .groupBy(['access.personId', 'person.organisationId', 'person.displayName', 'purpose', minute])
    .orderBy('fromMs')
  const rows = await (personId === null ? all : all.where('access.personId', '=', personId)).execute()
  return rows.map(row => ({
    personId: row.personId as PersonId,
    displayName: nameIn(store, row),
    purpose: storedOr(Purpose, row.purpose, 'unreadable' as const),
    fromMs: Number(row.fromMs),
    untilMs: Number(row.untilMs),
  }))
}
