import type { PersonId } from '@samsyn/shared'
import type { Owner } from './document.store.ts'

/**
 * Whose the ids are that a document is written under: the first person's who wrote or showed a cursor under it, for
 * good. The same person may use it from any session. Nobody adds writing under another's id.
 */
export function createWriters(owners: Iterable<Owner>) {
  const owned = new Map<number, PersonId>()
  const counts = new Map<PersonId, number>()
  for (const { client, personId } of owners) own(client, personId)

  function own(client: number, personId: PersonId) {
    if (owned.has(client)) return
    owned.set(client, personId)
    counts.set(personId, (counts.get(personId) ?? 0) + 1)
  }

  return {
    mayWrite: (personId: PersonId, client: number) => (owned.get(client) ?? personId) === personId,
    isOwned: (client: number) => owned.has(client),
    /** Makes the id this person's, if it is nobody's yet. */
    claim: (personId: PersonId, client: number): void => own(client, personId),
    /** How many ids are this person's. */
    countOf: (personId: PersonId): number => counts.get(personId) ?? 0,
    owners: (): Owner[] => [...owned].map(([client, personId]) => ({ client, personId })),
  }
}

export type Writers = ReturnType<typeof createWriters>
