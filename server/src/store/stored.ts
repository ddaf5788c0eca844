import { AppError } from '@samsyn/shared'
import type { z } from 'zod'

/** What stands in place of words that cannot be read any more. */
export const unreadable = '?'

/** What is stored of one thing, by its schema. Throws `damaged` where it is not what was written and nothing can stand for it. */
export function stored<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw new AppError('damaged', `${what} is not what was written`)
  return result.data
}

/** What is stored of one thing; `instead` where it is not what was written, so that one damaged row stops no other. */
export function storedOr<S extends z.ZodType, Instead>(schema: S, value: unknown, instead: Instead) {
  const result = schema.safeParse(value)
  return result.success ? result.data : instead
}

/** What is stored as JSON; null where there is none, and where it is not what was written. */
export function storedJson<S extends z.ZodType>(schema: S, json: string | null): z.output<S> | null {
  try {
    return json === null ? null : storedOr(schema, JSON.parse(json), null)
  } catch {
    return null
  }
}
