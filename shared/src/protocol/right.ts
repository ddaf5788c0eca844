import type { z } from 'zod'
import type { Permission } from '../rights.ts'

/** The kinds of things somebody can have a right to. Each leads to one course, and so to a relation. */
export type SubjectKind = 'course' | 'cycle' | 'recording' | 'sequence' | 'meeting'

/** Who may call: everybody, everybody signed in, or those whose relation to the thing named in the payload allows it. */
export type Right<Payload> =
  | 'public'
  | 'signed-in'
  | { may: Permission; of: SubjectKind; by: Extract<keyof Payload, string> }

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type RequestRow<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  payload: P
  reply: R
  right: Right<z.output<P>>
}

export type RouteRow<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = RequestRow<P, R> & {
  method: Method
  path: string
}

/** A row of the table of requests over Socket.IO; keeps payload, reply and right tied together for the compiler. */
export const request = <P extends z.ZodType, R extends z.ZodType>(row: RequestRow<P, R>): RequestRow<P, R> => row

/** A row of the table of HTTP routes; a `:name` in the path is the payload's field of that name. */
export const route = <P extends z.ZodType, R extends z.ZodType>(row: RouteRow<P, R>): RouteRow<P, R> => row
