import { AppError, type Note, type PersonId, type SessionId } from '@samsyn/shared'
import type { Actor } from '../doors/call.ts'
import type { RouteHandlers } from '../doors/handlers.ts'
import type { Proof } from './proof.ts'
import type { Sessions } from './session.ts'

type PlaceRoutes =
  | 'session:list'
  | 'session:end'
  | 'session:end-others'
  | 'session:lock'
  | 'session:unlock'
  | 'person:change-password'

type Dependencies = {
  sessions: Sessions
  proof: Proof
  audit: { note: Note }
  people: {
    setPassword(id: PersonId, password: string, keep: SessionId): Promise<void>
    requireGood(id: PersonId, password: string): Promise<void>
    endSessions(id: PersonId, keep: SessionId): Promise<void>
  }
}

/** Where one is signed in, the locked screen, and another password: what is for who is signed in already. */
export function placeRoutes({ sessions, proof, people, audit }: Dependencies): RouteHandlers<PlaceRoutes> {
  const idOf = ({ session }: Actor) => {
    if (!session) throw new AppError('not-signed-in')
    return session.id
  }
  const placesOf = (actor: Actor) => sessions.placesOf(actor.self.id, idOf(actor))

  return {
    'session:list': ({ actor }) => placesOf(actor),
    'session:end': async ({ actor, payload }) => {
      const mine = (await placesOf(actor)).some(({ id }) => id === payload.id)
      if (mine) await sessions.end(payload.id)
      return placesOf(actor)
    },
    'session:end-others': async ({ actor }) => {
      await people.endSessions(actor.self.id, idOf(actor))
      return placesOf(actor)
    },
    'session:lock': async ({ actor }) => {
      await sessions.lock(idOf(actor))
      return {}
    },
    'session:unlock': async ({ actor, payload, address }) => {
      await proof.require(actor, address, payload.password)
      await sessions.unlock(idOf(actor))
      return {}
    },
    'person:change-password': async ({ actor, payload, address }) => {
      await people.requireGood(actor.self.id, payload.next)
      await proof.require(actor, address, payload.password)
      await people.setPassword(actor.self.id, payload.next, idOf(actor))
      const { id } = actor.self
      await audit.note({ kind: 'password-set', actorId: id, subjectId: id, sessionId: idOf(actor), address })
      return {}
    },
  }
}
