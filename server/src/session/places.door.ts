import type { Note, PersonId, SessionId } from '@samsyn/shared'
import type { Actor } from '../doors/call.ts'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Organisation } from './organisation.ts'
import { type Proof, sessionIn } from './proof.ts'
import type { Sessions } from './session.ts'

type PlaceRoutes =
  | 'session:list'
  | 'session:end'
  | 'session:end-others'
  | 'session:lock'
  | 'session:unlock'
  | 'session:proof-ways'
  | 'organisation:begin-proof'
  | 'person:change-password'

type Dependencies = {
  sessions: Sessions
  proof: Proof
  organisation: Pick<Organisation, 'beginProof'>
  audit: { note: Note }
  people: {
    setPassword(id: PersonId, password: string, keep: SessionId): Promise<void>
    requireGood(id: PersonId, password: string): Promise<void>
    endSessions(id: PersonId, keep: SessionId): Promise<void>
  }
}

/** Where one is signed in, the locked screen, and another password: what is for who is signed in already. */
export function placeRoutes({
  sessions,
  proof,
  organisation,
  people,
  audit,
}: Dependencies): RouteHandlers<PlaceRoutes> {
  const placesOf = (actor: Actor) => sessions.placesOf(actor.self.id, sessionIn(actor))

  return {
    'session:list': ({ actor }) => placesOf(actor),
    'session:end': async ({ actor, payload }) => {
      const mine = (await placesOf(actor)).some(({ id }) => id === payload.id)
      if (mine) await sessions.end(payload.id)
      return placesOf(actor)
    },
    'session:end-others': async ({ actor }) => {
      await people.endSessions(actor.self.id, sessionIn(actor))
      return placesOf(actor)
    },
    'session:lock': async ({ actor }) => {
      await sessions.lock(sessionIn(actor))
      return {}
    },
    'session:unlock': async ({ actor, payload, address }) => {
      await proof.require(actor, address, payload.proof)
      await sessions.unlock(sessionIn(actor))
      return {}
    },
    'session:proof-ways': ({ actor }) => proof.waysOf(actor.self.id),
    'organisation:begin-proof': ({ actor }) => organisation.beginProof(sessionIn(actor)),
    'person:change-password': async ({ actor, payload, address }) => {
      await people.requireGood(actor.self.id, payload.next)
      await proof.require(actor, address, { password: payload.password })
      await people.setPassword(actor.self.id, payload.next, sessionIn(actor))
      const { id } = actor.self
      await audit.note({ kind: 'password-set', actorId: id, subjectId: id, sessionId: sessionIn(actor), address })
      return {}
    },
  }
}
