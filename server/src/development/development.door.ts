import type {
  CycleId,
  DevelopmentDraft,
  DevelopmentPointId,
  DevelopmentStatus,
  PersonId,
  RedThread,
} from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'

type Names = 'development:thread' | 'development:put' | 'development:answer' | 'development:remove' | 'cycle:close'

type Doing = {
  thread: (cycleId: CycleId) => Promise<RedThread>
  put: (draft: DevelopmentDraft, by: PersonId) => Promise<RedThread>
  answer: (cycleId: CycleId, id: DevelopmentPointId, status: DevelopmentStatus) => Promise<RedThread>
  remove: (cycleId: CycleId, id: DevelopmentPointId) => Promise<RedThread>
  close: (cycleId: CycleId) => Promise<void>
}

/** Which routes agree, answer and remove development points, and end the round they were agreed in. */
export function developmentRoutes(developments: Doing): RouteHandlers<Names> {
  return {
    'development:thread': ({ payload }) => developments.thread(payload.cycleId),
    'development:put': ({ payload, actor }) => developments.put(payload, actor.self.id),
    'development:answer': ({ payload: { cycleId, id, status } }) => developments.answer(cycleId, id, status),
    'development:remove': ({ payload }) => developments.remove(payload.cycleId, payload.id),
    'cycle:close': async ({ payload }) => {
      await developments.close(payload.cycleId)
      return {}
    },
  }
}
