import type { SessionId } from '@samsyn/shared'
import type { RelationOf } from '../course/relation.ts'
import type { Session, Sessions } from '../session/session.ts'

type Dependencies = {
  sessions: Pick<Sessions, 'live'>
  relationOf: RelationOf
  rightsVersion: () => string
  now: () => number
}
export type Remembered = {
  liveSession: (id: SessionId) => Promise<Session | null>
  relationNow: RelationOf
}
/**
 * Remembers who is signed in and how they are related to things, for doors that are asked many times a second. All of it is
 * forgotten as soon as anything changes that could make it wrong, in this process or by another: an end acts on the next message.
 */
export declare function createRemembered({ sessions, relationOf, rightsVersion, now }: Dependencies): Remembered
