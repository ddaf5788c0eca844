import { ConsentStatus, type FilmedPersonId, FilmedPersonKind, type Recording, type RecordingId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { storedOr, unreadable } from '../store/stored.ts'
import { whileFew } from '../store/while-few.ts'

/** The SQL of who is in a recording. */
export function createFilmedPersonStore(store: Store) {
  return {
    ofRecording: (id: RecordingId) => personsOf(store, id),
    byId: (id: FilmedPersonId) => store.selectFrom('filmedPerson').selectAll().where('id', '=', id).executeTakeFirst(),
    /** Names somebody in a film that is there: `taken` when it is not, or the id is somebody's in another film; `enough` when so many are named. */
    async put(person: Insertable<Schema['filmedPerson']>, most: number): Promise<'put' | 'taken' | 'enough'> {
      let isPut = false
      const label = (await sealsOf(store).sealer(sealedIn.recording(person.recordingId))).text(person.label)
      const isFew = await whileFew(store, { most, there: step => othersThan(step, person) }, async step => {
        isPut = await putIn(step, { ...person, label })
      })
      return isFew ? (isPut ? 'put' : 'taken') : 'enough'
    },
    /** Takes somebody off the list, and writes what goes along; both or neither. */
    remove: (id: FilmedPersonId, along: (step: Store) => Promise<void>) =>
      store.transaction().execute(async step => {
        await along(step)
        await step.deleteFrom('consent').where('filmedPersonId', '=', id).execute()
        await step.deleteFrom('filmedPerson').where('id', '=', id).execute()
      }),
  }
}

export type FilmedPersonStore = ReturnType<typeof createFilmedPersonStore>

/** One statement, so that a film that goes meanwhile has nobody named. */
async function putIn(
  store: Store,
  { id, recordingId, label, kind, createdMs }: Insertable<Schema['filmedPerson']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await store
    .insertInto('filmedPerson')
    .columns(['id', 'recordingId', 'label', 'kind', 'createdMs'])
    .expression(
      store
        .selectFrom('recording')
        .select(({ val }) => [
          val(id).as('id'),
          'recording.id as recordingId',
          val(label).as('label'),
          val(kind).as('kind'),
          val(createdMs).as('createdMs'),
        ])
        .where('recording.id', '=', recordingId)
        .where('discardedMs', 'is', null),
    )
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet({ label, kind }).where('filmedPerson.recordingId', '=', recordingId),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

const othersThan = (step: Store, { id, recordingId }: { id: string; recordingId: string }) =>
  step.selectFrom('filmedPerson').select('id').where('recordingId', '=', recordingId).where('id', '!=', id).execute()

async function personsOf(store: Store, recordingId: RecordingId): Promise<Recording['persons']> {
  const rows = await store
    .selectFrom('filmedPerson')
    .leftJoin('consent', join =>
      join.onRef('consent.filmedPersonId', '=', 'filmedPerson.id').on('consent.scope', '=', 'supervision'),
    )
    .select(['filmedPerson.id', 'label', 'kind', 'status'])
    .where('recordingId', '=', recordingId)
    .orderBy('createdMs')
    .orderBy('filmedPerson.id')
    .execute()
  return rows.map(row => ({
    id: row.id as FilmedPersonId,
    label: sealsOf(store).openText(sealedIn.recording(recordingId), row.label) ?? unreadable,
    kind: storedOr(FilmedPersonKind, row.kind, 'other'),
    // What cannot be read is no yes.
    supervision: storedOr(ConsentStatus, row.status ?? 'pending', 'pending'),
  }))
}
