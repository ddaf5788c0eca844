import { type CourseId, type CycleEvent, type CycleId, nextState } from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { createCycleStore } from './cycle.store.ts'

/** Tells a round what has happened in it. */
export type CycleHappened = (cycleId: CycleId, event: CycleEvent) => Promise<void>

/** Moves rounds from state to state as things happen in them, and tells the people of the course. */
export function createCycles(store: Store, now: () => number, tell: Telling): { happened: CycleHappened } {
  const cycles = createCycleStore(store)

  return {
    async happened(cycleId, event) {
      for (;;) {
        const row = await cycles.byId(cycleId)
        if (!row) return
        const from = await cycles.stateOf(row)
        const to = nextState(from, event)
        if (to === from) return
        // Somebody else may have moved it since: then the event happens in the state it is in now.
        if (!(await cycles.move({ cycleId, event, fromState: from, toState: to, byId: null, atMs: now() }))) continue
        return tell.course(row.courseId as CourseId, 'course:changed', { courseId: row.courseId as CourseId, cycleId })
      }
    },
  }
}
