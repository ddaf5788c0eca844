import type { CycleEvent, CycleId, CycleState, PersonId } from '@samsyn/shared'
import { cycleStateOf } from '../store/cycle-state.ts'
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
    /** Where a round stands; what could not be read any more is written anew. */
    async stateOf({ id, state }: { id: string; state: string }): Promise<CycleState> {
      const known = await cycleStateOf(store, { id, state })
      const mend = store.updateTable('cycle').set({ state: known }).where('id', '=', id).where('state', '=', state)
      if (known !== state) await mend.execute()
      return known
    },
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
