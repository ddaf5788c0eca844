import type { Store } from '../store/store.ts'

export type WrappedKey = { folder: string; wrapped: Uint8Array; createdMs: number }

/** The SQL of the keys of files, each as it was wrapped by the master key. */
export function createKeyStore(store: Store) {
  return {
    find: (folder: string): Promise<WrappedKey | undefined> =>
      store.selectFrom('fileKey').selectAll().where('folder', '=', folder).executeTakeFirst(),
    all: (): Promise<WrappedKey[]> => store.selectFrom('fileKey').selectAll().orderBy('folder').execute(),
    /** Keeps a key unless the folder has one. */
    insert: (row: WrappedKey) =>
      store
        .insertInto('fileKey')
        .values(row)
        .onConflict(conflict => conflict.column('folder').doNothing())
        .execute(),
    remove: (folder: string) =>
      store
        .deleteFrom('fileKey')
        // Between "folder/" and what follows it in the alphabet lies what is in the folder.
        .where(key =>
          key.or([
            key('folder', '=', folder),
            key.and([key('folder', '>=', `${folder}/`), key('folder', '<', `${folder}0`)]),
          ]),
        )
        .execute(),
    /** Every key wrapped anew, or none. */
    replaceAll: (rows: readonly WrappedKey[]) =>
      store.transaction().execute(async step => {
        for (const { folder, wrapped } of rows) {
          await step.updateTable('fileKey').set({ wrapped }).where('folder', '=', folder).execute()
        }
      }),
  }
}

export type KeyStore = ReturnType<typeof createKeyStore>
