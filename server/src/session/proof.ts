import {
  AppError,
  type AuditEvent,
  type Proof as Given,
  type OrganisationAnswer,
  type PersonId,
  type ProofWays,
  type Self,
  type SessionId,
} from '@samsyn/shared'
import type { Actor } from '../doors/call.ts'
import type { Attempts } from './attempts.ts'
import type { Organisation } from './organisation.ts'
import type { Passkeys } from './passkey.ts'
import type { Sessions } from './session.ts'

type Dependencies = {
  attempts: Attempts
  audit: { noteSummed: (event: AuditEvent) => void }
  people: {
    withPassword(email: string, password: string, known: boolean): Promise<Self>
    hasPassword(id: PersonId): Promise<boolean>
  }
  passkeys: Pick<Passkeys, 'personOf' | 'listOf'>
  organisation: Pick<Organisation, 'prove' | 'knows' | 'name'>
  sessions: Pick<Sessions, 'cameBy'>
}

/**
 * That who is signed in is still who they were, by one of the ways they sign in. Tries of a password are counted for this
 * session alone, wherever it is used.
 */
export function createProof({ attempts, audit, people, passkeys, organisation, sessions }: Dependencies) {
  async function byPassword({ self, session }: Actor, address: string, password: string) {
    const attempt = { email: self.email, address, browser: `session ${session?.id}` }
    attempts.count(attempt)
    await people.withPassword(self.email, password, true).catch(error => {
      throw error instanceof AppError && error.code === 'wrong-sign-in' ? new AppError('wrong-password') : error
    })
    attempts.succeeded(attempt)
  }

  /** Their session there may be another by now: from here on ours ends with that one. */
  async function byOrganisation(actor: Actor, answer: OrganisationAnswer) {
    const id = sessionIn(actor)
    await sessions.cameBy(id, await organisation.prove(actor.self.id, id, answer))
  }

  async function prove(actor: Actor, address: string, proof: Given): Promise<void> {
    if ('password' in proof) return byPassword(actor, address, proof.password)
    if ('organisation' in proof) return byOrganisation(actor, proof.organisation)
    if ((await passkeys.personOf(proof.passkey)) !== actor.self.id) throw new AppError('passkey-refused')
  }

  return {
    /** An AppError that says why it is none: 'wrong-password', 'passkey-refused', 'organisation-…', 'too-many-attempts'. */
    async require(actor: Actor, address: string, proof: Given): Promise<void> {
      await prove(actor, address, proof).catch(error => {
        const who = { actorId: actor.self.id, sessionId: actor.session?.id ?? null, address }
        if (error instanceof AppError)
          audit.noteSummed({ kind: 'sign-in', outcome: 'refused', ...who, detail: error.code })
        throw error
      })
    },
    /** The ways this person has of showing that it is them. */
    async waysOf(id: PersonId): Promise<ProofWays> {
      return {
        password: await people.hasPassword(id),
        passkey: (await passkeys.listOf(id)).length > 0,
        organisation: (await organisation.knows(id)) ? organisation.name : null,
      }
    },
  }
}

export type Proof = ReturnType<typeof createProof>

/** The session somebody calls in. */
export function sessionIn({ session }: Pick<Actor, 'session'>): SessionId {
  if (!session) throw new AppError('not-signed-in')
  return session.id
}
