import { ConsentStatus, type FilmedPersonId, FilmedPersonKind, type Recording, type RecordingId } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { sealedIn } from '../store/seals.ts'
import { type Store, sealsOf } from '../store/store.ts'
import { storedOr, unreadable } from '../store/stored.ts'

/** The SQL of who is in a recording. */
export function createFilmedPersonStore(store: Store) {
  return {
    ofRecording: (id: RecordingId) => personsOf(store, id),
    byId: (id: FilmedPersonId) => store.selectFrom('filmedPerson').selectAll().where('id', '=', id).executeTakeFirst(),
    /** Names somebody in a film that is there; answers whether it is, and the id is nobody's in another film. */
    async put({ id, recordingId, kind, createdMs, ...person }: Insertable<Schema['filmedPerson']>): Promise<boolean> {
      const label = (await sealsOf(store).sealer(sealedIn.recording(recordingId))).text(person.label)
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
