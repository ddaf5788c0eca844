import {
  AppError,
  type CycleEvent,
  type CycleId,
  type DevelopmentDraft,
  type DevelopmentPointId,
  type DevelopmentStatus,
  dimensionsOf,
  type LastRound,
  type MeetingId,
  manualOf,
  mostDevelopmentPoints,
  type PersonId,
  type RedThread,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { developmentRoutes } from './development.door.ts'
import { createDevelopmentStore } from './development.store.ts'

type Needs = {
  store: Store
  now: () => number
  tell: Telling
  cycleHappened: (cycleId: CycleId, event: CycleEvent) => Promise<void>
  nextStepOf: (meetingId: MeetingId) => Promise<string | null>
}

/** What two people agree that one of them works at, from round to round: the red thread of a course. */
export function createDevelopments({ store, now, tell, cycleHappened, nextStepOf }: Needs) {
  const points = createDevelopmentStore(store)
  const atMs = () => Math.round(now())

  async function cycleOf(id: CycleId) {
    const cycle = await points.cycle(id)
    if (!cycle) throw new AppError('not-found', 'no such round')
    return cycle
  }

  /** The nearest round before with anything to follow up. */
  async function lastBefore(cycleId: CycleId): Promise<LastRound | null> {
    const { courseId, index } = await cycleOf(cycleId)
    for (const round of await points.before(courseId, index)) {
      const id = round.id as CycleId
      const agreed = await points.of(id)
      const nextStep = round.meetingId === null ? '' : await nextStepOf(round.meetingId as MeetingId)
      if (agreed.length > 0 || nextStep !== '') return { cycleId: id, index: round.index, nextStep, points: agreed }
    }
    return null
  }

  async function thread(cycleId: CycleId): Promise<RedThread> {
    const [last, agreed] = await Promise.all([lastBefore(cycleId), points.of(cycleId)])
    return { last, agreed }
  }

  async function changed(cycleId: CycleId): Promise<RedThread> {
    tell.course((await cycleOf(cycleId)).courseId, 'development:changed', { cycleId })
    return thread(cycleId)
  }

  async function requireFitting({ cycleId, dimension }: DevelopmentDraft) {
    const { manualVersion } = await cycleOf(cycleId)
    const manual = manualOf(manualVersion)
    const known = manual ? dimensionsOf(manual).some(({ key }) => key === dimension) : false
    if (dimension !== null && !known) throw new AppError('bad-request', `no dimension ${dimension}`)
  }

  /** A round whose meeting is held has its plan as soon as there is a point in it. */
  async function settle(cycleId: CycleId): Promise<void> {
    if ((await points.of(cycleId)).length > 0) await cycleHappened(cycleId, 'plan-agreed')
  }

  const own = {
    thread,
    settle,
    async put(draft: DevelopmentDraft, by: PersonId): Promise<RedThread> {
      await requireFitting(draft)
      const known = await points.find(draft.id)
      if (known && known.cycleId !== draft.cycleId) throw new AppError('not-found', 'no such point')
      if (known) await points.change(draft, atMs())
      else {
        const begun = { status: 'active', followUpCycleId: null, createdBy: by, createdMs: atMs(), changedMs: atMs() }
        const isAdded = await points.insert({ ...draft, ...begun }, mostDevelopmentPoints)
        if (!isAdded) throw new AppError('conflict', 'two points are enough')
      }
      await settle(draft.cycleId)
      return changed(draft.cycleId)
    },
    /** Says how it went with a point of this round or an earlier one of its course. */
    async answer(cycleId: CycleId, id: DevelopmentPointId, status: DevelopmentStatus): Promise<RedThread> {
      const [{ courseId }, known] = await Promise.all([cycleOf(cycleId), points.find(id)])
      if (known?.courseId !== courseId) throw new AppError('not-found', 'no such point')
      await points.answer(id, status, status === 'active' ? null : cycleId, atMs())
      return changed(cycleId)
    },
    async remove(cycleId: CycleId, id: DevelopmentPointId): Promise<RedThread> {
      await points.remove(cycleId, id)
      return changed(cycleId)
    },
    /** Ends a round whose meeting has been held, so that the next one begins. Can be said again. */
    async close(cycleId: CycleId): Promise<void> {
      await cycleHappened(cycleId, 'round-closed')
      if ((await cycleOf(cycleId)).state !== 'closed') throw new AppError('conflict', 'the meeting has not been held')
    },
  }
  return { ...own, routes: developmentRoutes(own) }
}
