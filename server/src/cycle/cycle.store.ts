import type { CycleEvent, CycleId, CycleState, PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'

type Transition = {
  cycleId: CycleId
  event: CycleEvent
  fromState: CycleState
  toState: CycleState
  /** Null for what nobody in particular did. */
  byId: PersonId | null
  atMs: number
}

/** The SQL of rounds, and of how each came to stand where it does. */
export function createCycleStore(store: Store) {
  return {
    byId: (id: CycleId) => store.selectFrom('cycle').selectAll().where('id', '=', id).executeTakeFirst(),
    /** Moves a round that is where it was thought to be, with a line in its history; answers whether it was there. */
    move: ({ atMs, ...transition }: Transition): Promise<boolean> =>
      store.transaction().execute(async step => {
        const sinceMs = Math.round(atMs)
        const { cycleId, fromState, toState } = transition
        const { numUpdatedRows } = await step
          .updateTable('cycle')
          .set({ state: toState, sinceMs })
          .where('id', '=', cycleId)
          .where('state', '=', fromState)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        const { last } = await step
          .selectFrom('cycleTransition')
          .select(({ fn }) => fn.max('seq').as('last'))
          .where('cycleId', '=', cycleId)
          .executeTakeFirstOrThrow()
        await step
          .insertInto('cycleTransition')
          .values({ ...transition, seq: (last ?? 0) + 1, atMs: sinceMs })
          .execute()
        return true
      }),
  }
}
