import { type CourseId, type CycleEvent, type CycleId, CycleState, nextState } from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'

/** Tells a round what has happened in it. */
export type CycleHappened = (cycleId: CycleId, event: CycleEvent) => Promise<void>

/** Moves rounds from state to state as things happen in them, and tells the people of the course. */
export function createCycles(store: Store, now: () => number, tell: Telling): { happened: CycleHappened } {
  return {
    async happened(cycleId, event) {
      const row = await store.selectFrom('cycle').selectAll().where('id', '=', cycleId).executeTakeFirst()
      if (!row) return
      const state = nextState(CycleState.parse(row.state), event)
      if (state === row.state) return
      await store
        .updateTable('cycle')
        .set({ state, sinceMs: Math.round(now()) })
        .where('id', '=', cycleId)
        .execute()
      tell.course(row.courseId as CourseId, 'course:changed', { courseId: row.courseId as CourseId, cycleId })
    },
  }
}
