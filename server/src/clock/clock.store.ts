import type { Store } from '../store/store.ts'

const id = 1

/** The SQL of the latest time that is known. */
export function createClockStore(store: Store) {
  /** When something was last written, in data of a version that did not note the time. */
  async function lastWritten(): Promise<number | null> {
    const { fn } = store
    const seen = await store.selectFrom('session').select(fn.max<number | null>('seenMs').as('atMs')).executeTakeFirst()
    const begun = await store
      .selectFrom('recording')
      .select(fn.max<number | null>('createdMs').as('atMs'))
      .executeTakeFirst()
    const times = [seen?.atMs ?? null, begun?.atMs ?? null].filter(atMs => atMs !== null)
    return times.length === 0 ? null : Math.max(...times)
  }

  return {
    /** The latest time that is known to have been; null where nothing has happened yet. */
    async known(): Promise<number | null> {
      const row = await store.selectFrom('clock').select('knownMs').where('id', '=', id).executeTakeFirst()
      return row ? row.knownMs : lastWritten()
    },
    async keep(atMs: number): Promise<void> {
      const knownMs = Math.round(atMs)
      const adding = store.insertInto('clock').values({ id, knownMs })
      await adding.onConflict(conflict => conflict.column('id').doUpdateSet({ knownMs })).execute()
    },
  }
}
