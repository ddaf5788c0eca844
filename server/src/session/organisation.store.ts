import { createHash } from 'node:crypto'
import type { PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'

/** The SQL of who somebody is at the organisation's provider: its id of them as a hash, one for each person. */
export function createSubjectStore(store: Store) {
  const subjects = store.selectFrom('organisationSubject')
  return {
    async personOf(subjectHash: string): Promise<PersonId | null> {
      const row = await subjects.select('personId').where('subjectHash', '=', subjectHash).executeTakeFirst()
      return (row?.personId as PersonId | undefined) ?? null
    },
    isKnown: async (personId: PersonId): Promise<boolean> =>
      (await subjects.select('personId').where('personId', '=', personId).executeTakeFirst()) !== undefined,
    insert: (row: { subjectHash: string; personId: PersonId; createdMs: number }) =>
      store.insertInto('organisationSubject').values(row).execute(),
  }
}

/** By what an id of a provider's is known here: its people, and their sessions there. */
export const hashAt = (issuer: string, id: string) => createHash('sha256').update(`${issuer}\n${id}`).digest('hex')
