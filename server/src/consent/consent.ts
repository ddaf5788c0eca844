import {
  AppError,
  type DeletionReceipt,
  type PersonId,
  type Recording,
  type RecordingId,
  type RoutePayload,
} from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { consentRoutes } from './consent.door.ts'
import { type ConsentStatus, createConsentStore } from './consent.store.ts'

export type Statement = RoutePayload<'consent:state'>

type Needs = {
  store: Store
  now: () => number
  /** What recordings do when consent has changed, and how they show themselves. */
  recordings: {
    changed: (id: RecordingId) => Promise<void>
    get: (id: RecordingId) => Promise<Recording>
    /** Takes the film out of use for good; what is written `along` stands when that is committed, or neither does. */
    withdraw: (id: RecordingId, along: (step: Store) => Promise<void>) => Promise<DeletionReceipt>
  }
}

/** Whose consent is given for a film to be seen in supervision. It can be taken back at any time, and counts from then. */
export function createConsents({ store, now, recordings }: Needs) {
  const consents = createConsentStore(store)

  async function standing({ recordingId, id }: Pick<Statement, 'recordingId' | 'id'>): Promise<ConsentStatus> {
    const status = await consents.statusOf(recordingId, id)
    if (status === null) throw new AppError('not-found', 'nobody with this id is in the film')
    return status
  }

  async function state({ recordingId, id, given }: Statement, by: PersonId): Promise<Recording> {
    const before = await standing({ recordingId, id })
    const status = statusAfter(before, given)
    if (status !== before) {
      await consents.state({ filmedPersonId: id, status, statedBy: by, statedMs: Math.round(now()) })
      await recordings.changed(recordingId)
    }
    return recordings.get(recordingId)
  }

  /** Somebody takes their consent back: the film goes, and all that was written and drawn about it. */
  async function withdraw(of: RoutePayload<'consent:withdraw'>, by: PersonId): Promise<DeletionReceipt> {
    await standing(of)
    const row = { filmedPersonId: of.id, status: 'withdrawn', statedBy: by, statedMs: Math.round(now()) }
    return recordings.withdraw(of.recordingId, step => createConsentStore(step).state(row))
  }

  return { state, withdraw, routes: consentRoutes({ state, withdraw }) }
}

/** What stands after a statement: who has given consent and says no takes it back. */
export function statusAfter(before: ConsentStatus, given: boolean): ConsentStatus {
  if (given) return 'given'
  return before === 'given' || before === 'withdrawn' ? 'withdrawn' : 'declined'
}
