import type { CoWriter, SessionId } from '@samsyn/shared'

/** One connection to a document, as the document sees it. */
export type Peer = {
  readonly person: Readonly<CoWriter>
  readonly sessionId: SessionId
  send(message: Uint8Array): void
  /** Resolves when more may be sent: when the other side has all of it but the last few messages. */
  arrived?(): Promise<void>
  close(code: number): void
}

/** The close code after which a client comes back by itself: the fault was here, not in what it sent. */
export const tryAgain = 1011
