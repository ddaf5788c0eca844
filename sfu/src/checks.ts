import { SfuError } from './errors.ts'

// Clients' parameters are copied field by field with these before mediasoup sees them: mediasoup checks them only in
// part, and a value that fails while it is serialised (a maxBitrate of 1.5) leaves the channel to the worker unusable
// for everybody on it.

const longestText = 256
const longestList = 64

/** The fields of an object that came from outside. */
export function parameters(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value))
  throw new SfuError('bad-parameters', `${name} is not an object`)
}

export function list(value: unknown, name: string): unknown[] {
  if (Array.isArray(value) && value.length <= longestList) return value
  throw new SfuError('bad-parameters', `${name} is not a list of at most ${longestList}`)
}

export function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value.length <= longestText) return value
  throw new SfuError('bad-parameters', `${name} is not a text of at most ${longestText} characters`)
}

export function integer(value: unknown, name: string, max: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max) return value
  throw new SfuError('bad-parameters', `${name} is not an integer from 0 to ${max}`)
}

/** One of the known values. */
export function oneOf<Known extends string>(value: unknown, name: string, known: readonly Known[]): Known {
  const found = known.find(candidate => candidate === value)
  if (found !== undefined) return found
  throw new SfuError('bad-parameters', `${name} is not one of ${known.join(', ')}`)
}

/** `check`, unless there is nothing to check. */
export function optional<Value>(value: unknown, check: (given: unknown) => Value): Value | undefined {
  return value === undefined || value === null ? undefined : check(value)
}
