import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * What the log says of an error: what kind it is, its message, where it came from, what caused it. None of its other fields:
 * a request that could not be read carries all its bytes, and with them the cookie of whoever sent it.
 */
export function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name: type, message, stack, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { type, message, stack, ...code, ...(cause !== undefined && { cause: errorForLog(cause) }) }
}

/** The log of a process: JSON lines. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino({ level, serializers: { err: errorForLog } }, destination)
}
