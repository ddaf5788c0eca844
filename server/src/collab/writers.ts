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
    isOwned: (client: number) => owned.has(client),
    /** Makes the id this person's, if it is nobody's yet. */
    claim(personId: PersonId, client: number): void {
      if (!owned.has(client)) owned.set(client, personId)
    },
    owners: (): Owner[] => [...owned].map(([client, personId]) => ({ client, personId })),
  }
}

export type Writers = ReturnType<typeof createWriters>
