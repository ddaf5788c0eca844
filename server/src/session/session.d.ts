import { type PersonId, type Self, SessionId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
export type Session = {
  id: SessionId
  person: Self
}
type Dependencies = {
  store: Store
  secret: string
  now: () => number
  personById: (id: PersonId) => Promise<Self | null>
}
/** Sessions live in the database and can be ended there; the token in the cookie only names one. */
export declare function createSessions({ store, secret, now, personById }: Dependencies): {
  live: (id: SessionId) => Promise<Session | null>
  begin(personId: PersonId): Promise<SessionId>
  /** Ends a session for good, wherever it is in use. */
  end(id: SessionId): Promise<void>
  onEnd(listener: (id: SessionId) => void): void
  /** A signed token that names the session. */
  tokenFor(id: SessionId): string
  /**
   * The session a token names, and whether the token should be replaced; null when either is no longer good. With
   * `renewing`, a token past its time still names its session: only who hands out the next, or ends it, asks so.
   */
  fromToken(
    token: string,
    renewing?: boolean,
  ): Promise<{
    session: Session
    worn: boolean
  } | null>
}
export type Sessions = ReturnType<typeof createSessions>
