import { AppError, type PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'

/** How much an organisation's recordings may fill; null is as much as there is room for. */
export function createQuota(store: Store, bytesEach: number | null) {
  async function usedBy(personId: PersonId): Promise<number> {
    const { used } = await store
      .selectFrom('recording')
      .innerJoin('person', 'person.id', 'recording.createdBy')
      .where('person.organisationId', '=', from =>
        from.selectFrom('person as asker').select('asker.organisationId').where('asker.id', '=', personId),
      )
      .where('recording.discardedMs', 'is', null)
      .where('recording.state', '!=', 'refused')
      // One that is still growing has no size yet, only what has arrived.
      .select(({ fn, eb }) =>
        fn
          .sum<number | null>(
            eb.case().when('growing', '=', 1).then(eb.ref('receivedBytes')).else(eb.ref('sizeBytes')).end(),
          )
          .as('used'),
      )
      .executeTakeFirstOrThrow()
    return used ?? 0
  }

  /** How much more the organisation of this person may store. */
  const leftFor = async (personId: PersonId): Promise<number> =>
    bytesEach === null ? Number.POSITIVE_INFINITY : bytesEach - (await usedBy(personId))

  return {
    leftFor,
    async require(bytes: number, personId: PersonId): Promise<void> {
      if ((await leftFor(personId)) < bytes) throw new AppError('over-quota', 'the organisation has no more room')
    },
  }
}

export type Quota = ReturnType<typeof createQuota>
