import {
  AppError,
  type AuditEvent,
  type DeletionReceipt,
  type FilmedPersonId,
  mayBeRemoved,
  type PersonId,
  type Recording,
  type RecordingId,
  type RoutePayload,
  whyNotStated,
} from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { consentRoutes } from './consent.door.ts'
import { type ConsentStore, createConsentStore, type Standing, type Stated } from './consent.store.ts'

export type Statement = RoutePayload<'consent:state'>
type Of = { recordingId: RecordingId; id: FilmedPersonId }

type Needs = {
  store: Store
  now: () => number
  /** Puts something on the security record, in the commit that makes it so. */
  record: (step: Store, events: readonly AuditEvent[]) => Promise<void>
  /** What recordings do when consent has changed, and how they show themselves. */
  recordings: {
    changed: (id: RecordingId) => Promise<void>
    get: (id: RecordingId) => Promise<Recording>
    /** Takes the film out of use for good; what is written `along` stands when that is committed, or neither does. */
    withdraw: (id: RecordingId, along: (step: Store) => Promise<void>) => Promise<DeletionReceipt>
  }
}

/** Whose consent is given for a film to be seen in supervision. It can be taken back at any time, and counts from then. */
export function createConsents({ store, now, record, recordings }: Needs) {
  const event = ({ recordingId, id }: Of, by: PersonId): Omit<Stated, 'status' | 'basis'> => ({
    ...{ recordingId, filmedPersonId: id, statedBy: by },
    statedMs: Math.round(now()),
  })

  /** What is stated stands together with the record of it. */
  async function stateIn(step: Store, stated: Stated): Promise<void> {
    await createConsentStore(step).state(stated)
    const kind = stated.status === 'withdrawn' ? 'consent-withdrawn' : 'consent-stated'
    const { recordingId, filmedPersonId, statedBy: actorId, status } = stated
    await record(step, [{ kind, actorId, subjectId: recordingId, detail: `${filmedPersonId} ${status}` }])
  }

  async function state({ answer, basis: given, ...of }: Statement, by: PersonId): Promise<Recording> {
    const basis = given ?? null
    await store.transaction().execute(async step => {
      const consents = createConsentStore(step)
      const before = await standing(consents, of)
      const refused = whyNotStated(before, answer, now())
      if (refused) throw new AppError(refused, `after ${before.status}`)
      if (before.status === answer && sameBasis(before.basis, basis)) return
      await stateIn(step, { ...event(of, by), status: answer, basis })
    })
    // Also when nothing is new: an earlier statement may not have reached the round.
    await recordings.changed(of.recordingId)
    return recordings.get(of.recordingId)
  }

  /** Somebody takes their consent back: the film goes, and all that was written and drawn about it. */
  async function withdraw(of: RoutePayload<'consent:withdraw'>, by: PersonId): Promise<DeletionReceipt> {
    await standing(createConsentStore(store), of)
    const stated: Stated = { ...event(of, by), status: 'withdrawn', basis: null }
    return recordings.withdraw(of.recordingId, step => stateIn(step, stated))
  }

  async function history({ recordingId }: RoutePayload<'consent:history'>) {
    await recordings.get(recordingId)
    return createConsentStore(store).history(recordingId)
  }

  /** Writes down that somebody is taken off the list; refused to who said no, since the film would be shown against it. */
  async function remove(of: Of, by: PersonId, step: Store): Promise<void> {
    const consents = createConsentStore(step)
    const { status } = await standing(consents, of)
    if (!mayBeRemoved(status)) throw new AppError('said-no', 'who said no stays on the list')
    await stateIn(step, { ...event(of, by), status: 'removed', basis: null })
  }

  return { state, withdraw, remove, routes: consentRoutes({ state, withdraw, history }) }
}

async function standing(consents: ConsentStore, { recordingId, id }: Of): Promise<Standing> {
  const found = await consents.standing(recordingId, id)
  if (!found) throw new AppError('not-found', 'nobody with this id is in the film')
  return found
}

function sameBasis(one: Stated['basis'], other: Stated['basis']): boolean {
  return one?.givenBy === other?.givenBy && one?.method === other?.method && one?.text === other?.text
}
