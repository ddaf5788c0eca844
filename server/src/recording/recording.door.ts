import type { Recording, RoutePayload } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Beginnings } from './begin.ts'
import type { Filmed } from './filmed.ts'
import type { Register } from './register.ts'

type Names =
  | 'recording:create'
  | 'recording:get'
  | 'recording:discard'
  | 'recording:put-context'
  | 'recording:put-person'
  | 'recording:remove-person'

type Doing = Pick<Beginnings, 'create' | 'discard'> &
  Pick<Register, 'get'> & {
    persons: Filmed
    putContext: (payload: RoutePayload<'recording:put-context'>) => Promise<Recording>
  }

/** Which routes begin, show, describe and discard recordings. */
export function recordingRoutes(recordings: Doing): RouteHandlers<Names> {
  return {
    'recording:create': ({ payload, actor }) => recordings.create(payload, actor.self.id),
    'recording:get': ({ payload }) => recordings.get(payload.recordingId),
    'recording:discard': async ({ payload }) => {
      await recordings.discard(payload.recordingId)
      return {}
    },
    'recording:put-context': ({ payload }) => recordings.putContext(payload),
    'recording:put-person': ({ payload }) => recordings.persons.put(payload),
    'recording:remove-person': ({ payload }) => recordings.persons.remove(payload),
  }
}
