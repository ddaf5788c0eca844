import { type CourseId, type Relation, type Reply, type Right, type Self } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { RelationOf } from '../course/relation.ts'
import type { Session } from '../session/session.ts'
/** Who calls, in what relation to the thing the payload names. `self` throws 'not-signed-in' on a public call without a session. */
export type Actor = {
  readonly session: Session | null
  readonly self: Self
  readonly relation: Relation | null
  readonly courseId: CourseId | null
}
type Row<P extends z.ZodType> = {
  payload: P
  right: Right<z.output<P>>
}
/** Validates a payload, then asks the rights table. What a door has let through is typed and trusted from there on. */
export declare function admit<P extends z.ZodType>(
  row: Row<P>,
  input: unknown,
  session: Session | null,
  relationOf: RelationOf,
): Promise<{
  payload: z.infer<P>
  actor: Actor
}>
/** Runs a handler and turns whatever comes of it into a reply. The unexpected is logged under the request's name and never sent raw. */
export declare function replyFrom<T>(name: string, log: Logger, handle: () => Promise<T>): Promise<Reply<T>>
