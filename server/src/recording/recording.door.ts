import type { Recording, RoutePayload } from '@samsyn/shared'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { AccessLog } from './access-log.ts'
import type { Beginnings } from './begin.ts'
import type { Deletion } from './deletion.ts'
import type { Filmed } from './filmed.ts'
import type { createKeepingKeys } from './keeping-key.ts'
import type { Register } from './register.ts'
import type { Viewings } from './viewings.ts'

type Names =
  | 'recording:create'
  | 'recording:get'
  | 'recording:keeping-key'
  | 'recording:discard'
  | 'recording:receipts'
  | 'recording:viewings'
  | 'recording:report'
  | 'recording:put-context'
  | 'recording:put-person'
  | 'recording:remove-person'

type Doing = Pick<Beginnings, 'create'> &
  Pick<Deletion, 'discard' | 'receiptsOf'> &
  Pick<Register, 'get'> & {
    persons: Filmed
    viewings: Viewings
    take: AccessLog['take']
    keepingKey: ReturnType<typeof createKeepingKeys>
    putContext: (payload: RoutePayload<'recording:put-context'>) => Promise<Recording>
  }

/** Which routes begin, show, describe and discard recordings. */
export function recordingRoutes(recordings: Doing): RouteHandlers<Names> {
  return {
    'recording:create': ({ payload, actor }) => recordings.create(payload, actor.self.id),
    'recording:get': ({ payload }) => recordings.get(payload.recordingId),
    'recording:keeping-key': ({ payload }) => recordings.keepingKey(payload),
    'recording:discard': ({ payload, actor }) => recordings.discard(payload.recordingId, actor.self.id),
    'recording:receipts': ({ payload }) => recordings.receiptsOf(payload.cycleId),
    'recording:viewings': ({ payload, actor }) =>
      recordings.viewings.of(payload.recordingId, { personId: actor.self.id, relation: actor.relation }),
    'recording:report': async ({ payload: { recordingId, format, ...wish }, actor }) => {
      await recordings.take(actor, recordingId, 'report', format)
      return recordings.viewings.report(recordingId, format, wish, actor.self.id)
    },
    'recording:put-context': ({ payload }) => recordings.putContext(payload),
    'recording:put-person': ({ payload }) => recordings.persons.put(payload),
    'recording:remove-person': ({ payload, actor }) => recordings.persons.remove(payload, actor.self.id),
  }
}
