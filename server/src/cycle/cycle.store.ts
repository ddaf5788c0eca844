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
    move: (transition: Transition): Promise<boolean> =>
      store.isTransaction ? moveIn(store, transition) : store.transaction().execute(step => moveIn(step, transition)),
    /** The last move of a round. */
    lastMove: (cycleId: CycleId) => lastMoves(store, cycleId).executeTakeFirst(),
  }
}

/** Writes first: who has read before another process wrote could not write any more. */
async function moveIn(step: Store, { atMs, ...transition }: Transition): Promise<boolean> {
  const movedMs = Math.round(atMs)
  const { cycleId, event, fromState, toState } = transition
  const cycle = step.updateTable('cycle').where('id', '=', cycleId)
  const standing = cycle.set({ state: toState, sinceMs: movedMs }).where('state', '=', fromState)
  if ((await standing.executeTakeFirst()).numUpdatedRows === 0n) return false
  // A round that did not go on has been where it is since it came there.
  const sinceMs = event === 'meeting-not-held' ? await cameTo(step, cycleId, toState) : null
  if (sinceMs !== null) await cycle.set({ sinceMs }).execute()
  const last = await lastMoves(step, cycleId).executeTakeFirst()
  const row = { ...transition, seq: (last?.seq ?? 0) + 1, atMs: movedMs }
  await step.insertInto('cycleTransition').values(row).execute()
  return true
}

const lastMoves = (store: Store, cycleId: CycleId) =>
  store.selectFrom('cycleTransition').selectAll().where('cycleId', '=', cycleId).orderBy('seq', 'desc').limit(1)

/** When a round came to a state by something new; null where its history does not say. */
async function cameTo(store: Store, cycleId: CycleId, state: CycleState): Promise<number | null> {
  const came = lastMoves(store, cycleId).where('toState', '=', state).where('event', '!=', 'meeting-not-held')
  return (await came.executeTakeFirst())?.atMs ?? null
}
