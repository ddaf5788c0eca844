import { type CourseId, type CycleEvent, type CycleId, type CycleState, nextState } from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { createCycleStore } from './cycle.store.ts'

/** Tells a round what has happened in it. */
export type CycleHappened = (cycleId: CycleId, event: CycleEvent) => Promise<void>

/** Where a round stands, and where it came from by its last move; that is null where nobody has noted it. */
type RoundNow = { state: CycleState; cameFrom: string | null }

/** Moves rounds from state to state as things happen in them, and tells the people of the course. */
export function createCycles(store: Store, now: () => number, tell: Telling) {
  /** Answers the course of the round, if it has moved. */
  async function move(step: Store, cycleId: CycleId, event: CycleEvent): Promise<CourseId | null> {
    const cycles = createCycleStore(step)
    for (;;) {
      const row = await cycles.byId(cycleId)
      if (!row) return null
      const from = await cycles.stateOf(row)
      const to = nextState(from, event)
      if (to === from) return null
      // Somebody else may have moved it since: then the event happens in the state it is in now.
      const moved = await cycles.move({ cycleId, event, fromState: from, toState: to, byId: null, atMs: now() })
      if (moved) return row.courseId as CourseId
    }
  }

  return {
    happened: (async (cycleId, event) => {
      const courseId = await move(store, cycleId, event)
      if (courseId) tell.course(courseId, 'course:changed', { courseId, cycleId })
    }) satisfies CycleHappened,
    /** The same within a transaction of somebody else, who tells the people when it is committed. */
    happenedIn: async (step: Store, cycleId: CycleId, event: CycleEvent): Promise<void> => {
      await move(step, cycleId, event)
    },
    /** Where a round stands within a transaction; null when there is no such round. */
    async standsIn(step: Store, cycleId: CycleId): Promise<RoundNow | null> {
      const cycles = createCycleStore(step)
      const row = await cycles.byId(cycleId)
      if (!row) return null
      const [state, last] = [await cycles.stateOf(row), await cycles.lastMove(cycleId)]
      return { state, cameFrom: last?.toState === state ? last.fromState : null }
    },
  }
}
