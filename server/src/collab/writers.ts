import type { PersonId } from '@samsyn/shared'
import type { Owner } from './document.store.ts'

/**
 * Whose the ids are that a document is written under: the first person's who wrote or showed a cursor under it, for
 * good. The same person may use it from any session. Nobody adds writing under another's id.
 */
export function createWriters(owners: Iterable<Owner>) {
  const owned = new Map<number, PersonId>()
  for (const { client, personId } of owners) owned.set(client, personId)

  return {
    mayWrite: (personId: PersonId, client: number) => (owned.get(client) ?? personId) === personId,
    /** Makes the id this person's, and says whether it was nobody's before. */
    claim(personId: PersonId, client: number): boolean {
      if (owned.has(client)) return false
      owned.set(client, personId)
      return true
    },
    owners: (): Owner[] => [...owned].map(([client, personId]) => ({ client, personId })),
  }
}

export type Writers = ReturnType<typeof createWriters>
