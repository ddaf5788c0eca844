import { AppError, type PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { keptMs } from './claims.ts'

/** How much an organisation's recordings may fill; null is as much as there is room for. */
export function createQuota(store: Store, bytesEach: number | null, now: () => number) {
  async function usedBy(personId: PersonId): Promise<number> {
    const { used } = await store
      .selectFrom('recording')
      .innerJoin('person', 'person.id', 'recording.createdBy')
      .where('person.organisationId', '=', from =>
        from.selectFrom('person as asker').select('asker.organisationId').where('asker.id', '=', personId),
      )
      .where('recording.discardedMs', 'is', null)
      .where('recording.state', '!=', 'refused')
      // One that is still growing has no size yet, and one that was left too long no claim: only what has arrived.
      .select(({ fn, eb, and, or }) => {
        const isLeft = eb(fn.coalesce('usedMs', 'recording.createdMs'), '<=', Math.round(now()) - keptMs)
        const isPart = or([eb('growing', '=', 1), and([eb('recording.state', '=', 'uploading'), isLeft])])
        const bytes = eb.case().when(isPart).then(eb.ref('receivedBytes')).else(eb.ref('sizeBytes')).end()
        return fn.sum<number | null>(bytes).as('used')
      })
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
