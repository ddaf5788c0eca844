import {
  ConsentBasis,
  ConsentEvent,
  ConsentStatus,
  type FilmedPersonId,
  type PersonId,
  type RecordingId,
} from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { storedOr } from '../store/stored.ts'

/** What stands of somebody in a film, since when, and how it was given. */
export type Standing = { status: ConsentStatus; sinceMs: number; basis: ConsentBasis | null }
/** One statement about somebody in a film. */
export type Stated = ConsentEvent & { recordingId: RecordingId }

const scope = 'supervision'
/** The newest of them; a history that is longer says nothing more to anybody. */
const mostShown = 500

/** The SQL of consent: what stands is one row for each person and use, how it came to be a row for each statement. */
export function createConsentStore(store: Store) {
  const events = store.selectFrom('consentEvent').selectAll().where('scope', '=', scope).orderBy('seq', 'desc')

  return {
    /** Null when nobody with this id is in the film, or it is not there any more. */
    async standing(recordingId: RecordingId, id: FilmedPersonId): Promise<Standing | null> {
      const row = await store
        .selectFrom('filmedPerson')
        .innerJoin('recording', 'recording.id', 'filmedPerson.recordingId')
        .leftJoin('consent', join => join.onRef('filmedPersonId', '=', 'filmedPerson.id').on('scope', '=', scope))
        .select(['status', 'statedMs'])
        .where('filmedPerson.id', '=', id)
        .where('recording.id', '=', recordingId)
        .where('discardedMs', 'is', null)
        .executeTakeFirst()
      if (!row) return null
      const last = await events
        .where('recordingId', '=', recordingId)
        .where('filmedPersonId', '=', id)
        .executeTakeFirst()
      const status = storedOr(ConsentStatus, row.status ?? 'pending', 'pending' as const)
      return { status, sinceMs: row.statedMs ?? 0, basis: last ? basisOf(last) : null }
    },
    /** Adds a statement to the history, and has what stands follow it. To be called within a transaction. */
    async state({ basis, ...stated }: Stated): Promise<void> {
      const { filmedPersonId, status, statedBy, statedMs } = stated
      const { givenBy = null, method = null, text = null } = basis ?? {}
      await store
        .insertInto('consentEvent')
        .values({ ...stated, scope, givenBy, method, text })
        .execute()
      const of = store.deleteFrom('consent').where('filmedPersonId', '=', filmedPersonId).where('scope', '=', scope)
      await of.execute()
      if (status === 'removed') return
      await store.insertInto('consent').values({ filmedPersonId, scope, status, statedBy, statedMs }).execute()
    },
    async history(recordingId: RecordingId): Promise<ConsentEvent[]> {
      const rows = await events.where('recordingId', '=', recordingId).limit(mostShown).execute()
      return rows.reverse().map(eventOf)
    },
  }
}

export type ConsentStore = ReturnType<typeof createConsentStore>

/** What cannot be read of a statement is said to be so; the others stand. */
function eventOf({ filmedPersonId, statedBy, statedMs, ...row }: Selectable<Schema['consentEvent']>): ConsentEvent {
  return {
    ...{ filmedPersonId: filmedPersonId as FilmedPersonId, statedBy: statedBy as PersonId, statedMs },
    status: storedOr(ConsentEvent.shape.status, row.status, 'unreadable' as const),
    basis: basisOf(row),
  }
}

function basisOf(row: { givenBy: string | null; method: string | null; text: string | null }): ConsentBasis | null {
  return ConsentBasis.safeParse(row).data ?? null
}
