import type { Store } from './store.ts'

/** Does the work on one thing in such a way that its failure stops nothing else. Answers whether it was done. */
export type Attempt = (what: string, work: () => Promise<unknown>) => Promise<boolean>

type Needs = { store: Store; now: () => number; failed: (error: unknown, what: string) => void }

/** Which things could not be taken up, such as `recording/<id>`, and why: kept until one of them can. */
export async function createDamaged({ store, now, failed }: Needs) {
  // What was found by who read it is found again, if it is still so.
  await store
    .deleteFrom('damaged')
    .where(mark => mark.or([mark('what', 'like', 'log/%'), mark('what', 'like', 'described/%')]))
    .execute()
    .catch(() => {})
  const known = new Set((await allIn(store)).map(({ what }) => what))

  async function mark(what: string, error: unknown): Promise<void> {
    failed(error, what)
    if (known.has(what)) return
    known.add(what)
    const row = { what, why: reasonOf(error), atMs: Math.round(now()) }
    const adding = store.insertInto('damaged').values(row)
    // Where nothing can be written, the log has it.
    await adding
      .onConflict(conflict => conflict.column('what').doNothing())
      .execute()
      .catch(() => {})
  }

  async function mended(what: string): Promise<void> {
    if (!known.delete(what)) return
    await store.deleteFrom('damaged').where('what', '=', what).execute()
  }

  const attempt: Attempt = async (what, work) => {
    try {
      await work()
      await mended(what)
      return true
    } catch (error) {
      await mark(what, error)
      return false
    }
  }

  const remarks = () => (known.size > 0 ? [`${known.size} damaged: "npm run samsyn -- check" names them`] : [])

  return { mark, attempt, remarks }
}

/** Everything that is marked. */
export const allIn = (store: Store) => store.selectFrom('damaged').selectAll().orderBy('what').execute()

/** What went wrong. What JSON says of text that is none has some of that text in it, and that may be anybody's words. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'it cannot be read'
  return error instanceof Error ? error.message : String(error)
}
