import {
  AppError,
  type AuditEvent,
  type CourseId,
  type DoneBy,
  type ErrorCode,
  may,
  type Relation,
  type Reply,
  type Right,
  type Self,
  type WhileShut,
} from '@samsyn/shared'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { RelationOf } from '../course/relation.ts'
import { isNoRoom } from '../no-room.ts'
import type { Session, Sessions } from '../session/session.ts'

/** Who calls, in what relation to the thing the payload names. `self` throws 'not-signed-in' on a public call without a session. */
export type Actor = {
  readonly session: Session | null
  readonly self: Self
  readonly relation: Relation | null
  readonly courseId: CourseId | null
}

type Row<P extends z.ZodType> = { payload: P; right: Right<z.output<P>> } & WhileShut

/** Validates a payload, then asks the rights table. What a door has let through is typed and trusted from there on. */
export async function admit<P extends z.ZodType>(
  row: Row<P>,
  input: unknown,
  session: Session | null,
  relationOf: RelationOf,
) {
  if (row.right !== 'public' && !session) throw new AppError('not-signed-in')
  if (row.right !== 'public' && session) requireOpen(session, row)
  const payload = parsed(row.payload, input)
  const related = await relatedTo(row.right, payload, session, relationOf)
  return { payload, actor: actorOf(session, related) }
}

/** A session that is not quite open is answered only what its row allows, or, without a row, nothing. */
export function requireOpen({ locked, enrolling }: Pick<Session, 'locked' | 'enrolling'>, row: WhileShut = {}): void {
  if (enrolling && !row.whileEnrolling) throw new AppError('passkey-required')
  if (locked && !row.whileLocked) throw new AppError('locked')
}

/** What a schema takes. A length that is a list of lists, deep enough, is more than the comparing of it can bear: that is a no as well. */
function parsed<P extends z.ZodType>(schema: P, input: unknown): z.output<P> {
  const result = tried(() => schema.safeParse(input))
  if (!result) throw new AppError('bad-request', 'cannot be read')
  if (!result.success) throw new AppError('bad-request', describe(result.error))
  return result.data
}

function tried<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}

/** Another's thing answers as if it did not exist; a thing one knows of but may not do this with is forbidden. */
async function relatedTo<P>(right: Right<P>, payload: P, session: Session | null, relationOf: RelationOf) {
  if (typeof right === 'string' || !session) return null
  const related = await relationOf(session.person.id, right.of, String(payload[right.by]))
  if (!related) throw new AppError('not-found', right.of)
  if (!may(related.relation, right.may)) throw new AppError('forbidden', right.may)
  return related
}

function actorOf(session: Session | null, related: Awaited<ReturnType<RelationOf>>): Actor {
  return {
    session,
    get self() {
      if (!session) throw new AppError('not-signed-in')
      return session.person
    },
    relation: related?.relation ?? null,
    courseId: related?.courseId ?? null,
  }
}

/** Hears of a request that was refused, by its code, and of whose it was. */
export type Refused = (
  request: string,
  code: ErrorCode,
  who: Pick<AuditEvent, 'actorId' | 'sessionId' | 'address'>,
) => void

/** Runs a handler and turns whatever comes of it into a reply. The unexpected is logged under the request's name and never sent raw. */
export async function replyFrom<T>(name: string, log: Logger, handle: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await handle() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') log.error({ err: error, request: name }, 'it is damaged')
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message }
    if (isNoRoom(error)) {
      log.error({ request: name }, 'there is no room on the disk')
      return { ok: false, code: 'no-room', message: 'no room' }
    }
    log.error({ err: error, request: name }, 'request failed')
    return { ok: false, code: 'internal', message: 'internal' }
  }
}

/** Notes that a person used their session. What they did goes on when that cannot be written: a full disk must let go of a film. */
export async function noteUse({ doneBy }: { doneBy: DoneBy }, session: Session | null, { sessions, log }: Noting) {
  if (doneBy !== 'person' || !session) return
  await sessions.use(session).catch(error => log.error({ err: error }, 'the use of a session could not be noted'))
}

type Noting = { sessions: Pick<Sessions, 'use'>; log: Logger }

function describe(error: z.ZodError): string {
  return error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')
}
