import { AppError, type AuditEvent, type Note, type PersonId } from '@samsyn/shared'
import type { Organisation } from './organisation.ts'
import type { Sessions } from './session.ts'

type Dependencies = {
  organisation: Pick<Organisation, 'loggedOut'>
  sessions: Pick<Sessions, 'endOfProvider'>
  people: { endSessions(id: PersonId): Promise<void> }
  audit: { note: Note; noteSummed: (event: AuditEvent) => void }
}

/**
 * Ends what somebody has here who is no longer signed in at the organisation: what came by that one session there, or, where
 * all of them are over, everything, as the administrator's `end-sessions` does.
 */
export function createLoggedOutElsewhere({ organisation, sessions, people, audit }: Dependencies) {
  const detail = 'organisation-logout'
  return async (token: string, address: string): Promise<void> => {
    try {
      await organisation.loggedOut(token, async ({ personId, providerSession }) => {
        if (providerSession !== null) await sessions.endOfProvider(providerSession, personId)
        else if (personId !== null) await people.endSessions(personId)
        await audit.note({ kind: 'session-ended', subjectId: personId, address, detail })
      })
    } catch (error) {
      if (error instanceof AppError) audit.noteSummed({ kind: 'refusal', outcome: 'refused', address, detail })
      throw error
    }
  }
}
