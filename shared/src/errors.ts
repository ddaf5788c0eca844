/** Every "no" the product can give. The client has a sentence for each, in Danish and English. */
export const errorCodes = [
  'bad-request',
  'not-signed-in',
  'locked',
  'wrong-sign-in',
  'wrong-password',
  'passkey-needed',
  'passkey-refused',
  'passkey-required',
  'passkey-last',
  'organisation-unknown',
  'organisation-refused',
  'organisation-cancelled',
  'organisation-other',
  'organisation-weak',
  'organisation-not-asked',
  'organisation-away',
  'too-many-attempts',
  'too-many-requests',
  'busy',
  'link-used',
  'weak-password',
  'forbidden',
  'not-found',
  'conflict',
  'called-off',
  'enough',
  'stale',
  'not-in-control',
  'not-saved',
  'consent-missing',
  'consent-given',
  'said-no',
  'film-not-ready',
  'looking-good-missing',
  'question-missing',
  'file-in-the-making',
  'too-long',
  'no-room',
  'room-given-back',
  'too-many-uploads',
  'upload-damaged',
  'damaged',
  'over-quota',
  'gone',
  'unavailable',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected "no" with a code the other side knows; `message` is for logs and developers, never for people. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** What every request over HTTP or Socket.IO is answered with. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; code: ErrorCode; message: string }

/** Turns a reply into its value, or throws the AppError it stands for. */
export function valueIn<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value
  throw new AppError(reply.code, reply.message)
}
