import { AppError, type AuditEvent, type Self } from '@samsyn/shared'
import type { Actor } from '../doors/call.ts'
import type { Attempts } from './attempts.ts'

type Dependencies = {
  attempts: Attempts
  audit: { noteSummed: (event: AuditEvent) => void }
  people: { withPassword(email: string, password: string, known: boolean): Promise<Self> }
}

/** That who is signed in is still who they were: they know their password. Tries are counted for this session alone, wherever it is used. */
export function createProof({ attempts, audit, people }: Dependencies) {
  async function prove({ self, session }: Actor, address: string, password: string) {
    const attempt = { email: self.email, address, browser: `session ${session?.id}` }
    attempts.count(attempt)
    await people.withPassword(self.email, password, true).catch(error => {
      throw error instanceof AppError && error.code === 'wrong-sign-in' ? new AppError('wrong-password') : error
    })
    attempts.succeeded(attempt)
  }

  return {
    /** An AppError 'wrong-password' when it is another, 'too-many-attempts' when there have been too many. */
    async require(actor: Actor, address: string, password: string): Promise<void> {
      await prove(actor, address, password).catch(error => {
        const who = { actorId: actor.self.id, sessionId: actor.session?.id ?? null, address }
        if (error instanceof AppError)
          audit.noteSummed({ kind: 'sign-in', outcome: 'refused', ...who, detail: error.code })
        throw error
      })
    },
  }
}

export type Proof = ReturnType<typeof createProof>
