import { SfuError, type SfuErrorCode } from '@samsyn/sfu'
import { AppError, type ErrorCode } from '@samsyn/shared'

const codes: Record<SfuErrorCode, ErrorCode> = {
  'not-found': 'not-found',
  'bad-parameters': 'bad-request',
  closed: 'gone',
  unavailable: 'unavailable',
}

/** What the SFU answers; its refusals in the words of the contract. */
export async function asked<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof SfuError) throw new AppError(codes[cause.code], cause.message, { cause })
    throw cause
  }
}
