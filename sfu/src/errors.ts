import { errors } from 'mediasoup'

/** not-found: no such id here · bad-parameters: refused as given · closed: ended meanwhile · unavailable: no worker. */
export type SfuErrorCode = 'not-found' | 'bad-parameters' | 'closed' | 'unavailable'

/** Every refusal of this workspace. */
export class SfuError extends Error {
  readonly code: SfuErrorCode

  constructor(code: SfuErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SfuError'
    this.code = code
  }
}

/** The outcome of mediasoup's work, its failure told as an SfuError: `closed` if the thing ended, else `otherwise`. */
export async function outcome<Value>(work: Promise<Value>, otherwise: SfuErrorCode): Promise<Value> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof SfuError) throw cause
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new SfuError(isGone(cause) ? 'closed' : otherwise, message, { cause })
  }
}

function isGone(cause: unknown): boolean {
  return cause instanceof errors.WorkerClosedError || cause instanceof errors.NotFoundError
}
