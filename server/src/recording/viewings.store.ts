import { besideFilm, PersonId, Purpose, type RecordingId, type Viewing } from '@samsyn/shared'
import { nameIn } from '../store/names.ts'
import type { Store } from '../store/store.ts'

/** Each time some of a film was asked for, with who it was; of one person, or of everybody. */
export async function askedOf(store: Store, recordingId: RecordingId, personId: PersonId | null): Promise<Viewing[]> {
  const all = store
    .selectFrom('access')
    .innerJoin('person', 'person.id', 'access.personId')
    .select(['access.personId', 'person.organisationId', 'person.displayName', 'purpose', 'atMs', 'untilMs'])
    .where('recordingId', '=', recordingId)
    .where('stream', 'not in', besideFilm)
    .orderBy('seq')
  const rows = await (personId === null ? all : all.where('access.personId', '=', personId)).execute()
  return rows.map(row => ({
    personId: PersonId.parse(row.personId),
    displayName: nameIn(store, row),
    purpose: Purpose.parse(row.purpose),
    fromMs: row.atMs,
    untilMs: row.untilMs ?? row.atMs,
  }))
}
