import type { z } from 'zod'
import type { Permission } from '../rights.ts'

/** The kinds of things somebody can have a right to. Each leads to one course, and so to a relation. */
export type SubjectKind = 'course' | 'cycle' | 'recording' | 'sequence' | 'meeting'

/** Who may call: everybody, everybody signed in, or those whose relation to the thing named in the payload allows it. */
export type Right<Payload> =
  | 'public'
  | 'signed-in'
  | { may: Permission; of: SubjectKind; by: Extract<keyof Payload, string> }

/** Whether a person did it, or their page did it by itself; a session that no person uses ends. */
export type DoneBy = 'person' | 'page'

/**
 * What a row is to a session that is not quite open: it may be called while its screen is locked, or before its person has
 * made the passkey that is required of them. All others wait for the person.
 */
export type WhileShut = { whileLocked?: true; whileEnrolling?: true }

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type RequestRow<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  payload: P
  reply: R
  right: Right<z.output<P>>
  doneBy: DoneBy
  /** Is for who has entered the meeting that the payload names, by this very connection. */
  entered?: true
} & WhileShut

export type RouteRow<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = Omit<
  RequestRow<P, R>,
  'entered'
> & {
  method: Method
  path: string
}

/** A row of the table of requests over Socket.IO; keeps payload, reply and right tied together for the compiler. */
export const request = <P extends z.ZodType, R extends z.ZodType>(row: RequestRow<P, R>): RequestRow<P, R> => row

/** A row of the table of HTTP routes; a `:name` in the path is the payload's field of that name. */
export const route = <P extends z.ZodType, R extends z.ZodType>(row: RouteRow<P, R>): RouteRow<P, R> => row
