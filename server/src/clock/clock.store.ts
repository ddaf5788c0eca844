import type { Store } from '../store/store.ts'

const id = 1
/** A row that says nothing, to be written. */
const trialId = 2

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

  async function put(row: number, atMs: number): Promise<void> {
    const knownMs = Math.round(atMs)
    const adding = store.insertInto('clock').values({ id: row, knownMs })
    await adding.onConflict(conflict => conflict.column('id').doUpdateSet({ knownMs })).execute()
  }

  return {
    /** The latest time that is known to have been; null where nothing has happened yet. */
    async known(): Promise<number | null> {
      const row = await store.selectFrom('clock').select('knownMs').where('id', '=', id).executeTakeFirst()
      return row ? row.knownMs : lastWritten()
    },
    keep: (atMs: number) => put(id, atMs),
    /** Writes something; fails when nothing can be written. */
    tryWriting: (atMs: number) => put(trialId, atMs),
  }
}
