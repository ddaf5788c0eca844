import { sql } from 'kysely'
import type { Store } from './store.ts'

type Tag = { id: string; sizeBytes: number | null }

/** The tags of files, in the database. */
export function createFileTags(store: Store) {
  return {
    async of(key: string): Promise<Tag | null> {
      const row = await store
        .selectFrom('fileTag')
        .select(['id', 'sizeBytes'])
        .where('key', '=', key)
        .executeTakeFirst()
      return row ?? null
    },
    async put(key: string, tag: Tag): Promise<void> {
      const insert = store.insertInto('fileTag').values({ key, ...tag })
      await insert.onConflict(conflict => conflict.column('key').doUpdateSet(tag)).execute()
    },
    async remove(prefix: string): Promise<void> {
      const inside = `${prefix}/`
      const isInside = sql<boolean>`substr("key", 1, ${inside.length}) = ${inside}`
      await store
        .deleteFrom('fileTag')
        .where(where => where.or([where('key', '=', prefix), isInside]))
        .execute()
    },
  }
}
