import type { FilmedPerson, FilmedPersonId, RecordingId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export type ConsentStatus = FilmedPerson['supervision']

const scope = 'supervision'

/** The SQL of consent: one row for each person in a film and each use of it. */
export function createConsentStore(store: Store) {
  return {
    /** What is stated for a person in this film; null when nobody with this id is in it. */
    async statusOf(recordingId: RecordingId, id: FilmedPersonId): Promise<ConsentStatus | null> {
      const row = await store
        .selectFrom('filmedPerson')
        .leftJoin('consent', join => join.onRef('filmedPersonId', '=', 'filmedPerson.id').on('scope', '=', scope))
        .select('status')
        .where('filmedPerson.id', '=', id)
        .where('recordingId', '=', recordingId)
        .executeTakeFirst()
      return row ? ((row.status ?? 'pending') as ConsentStatus) : null
    },
    async state(row: Omit<Insertable<Schema['consent']>, 'scope'>): Promise<void> {
      await store
        .insertInto('consent')
        .values({ ...row, scope })
        .onConflict(conflict => conflict.columns(['filmedPersonId', 'scope']).doUpdateSet(row))
        .execute()
    },
  }
}
