import {
  AppError,
  type CycleEvent,
  type CycleId,
  dimensionsOf,
  manualOf,
  mostSequences,
  notReadyForMeeting,
  type PersonId,
  type RecordingId,
  type Sequence,
  type SequenceDraft,
  type SequenceId,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { sequenceRoutes } from './sequence.door.ts'
import { createSequenceStore } from './sequence.store.ts'

type Needs = {
  store: Store
  now: () => number
  tell: Telling
  cycleHappened: (cycleId: CycleId, event: CycleEvent) => Promise<void>
}

/** The sequences a supervisor marks in a film. They are the supervisor's own until a meeting releases them. */
export function createSequences({ store, now, tell, cycleHappened }: Needs) {
  const sequences = createSequenceStore(store)
  const atMs = () => Math.round(now())

  async function contextOf(recordingId: RecordingId) {
    const context = await sequences.context(recordingId)
    if (!context) throw new AppError('not-found', 'no such recording')
    return context
  }

  async function changed(recordingId: RecordingId): Promise<Sequence[]> {
    const { courseId } = await contextOf(recordingId)
    const marked = await sequences.of(recordingId)
    const hear = (await isReleased(recordingId, marked)) ? tell.course : tell.analysis
    hear(courseId, 'sequence:changed', { recordingId })
    return marked
  }

  /** Whether what is marked in this film is shown to the social worker at once. */
  async function isReleased(recordingId: RecordingId, marked: readonly Sequence[]): Promise<boolean> {
    return marked.some(sequence => sequence.released) || sequences.hasMeeting(recordingId)
  }

  async function insert(draft: SequenceDraft, createdBy: PersonId) {
    const marked = await sequences.of(draft.recordingId)
    const row = {
      ...draft,
      createdBy,
      position: Math.max(-1, ...marked.map(sequence => sequence.order)) + 1,
      createdMs: atMs(),
      changedMs: atMs(),
      releasedMs: (await isReleased(draft.recordingId, marked)) ? atMs() : null,
    }
    if (!(await sequences.insert(row, mostSequences))) throw new AppError('enough', `${mostSequences} sequences`)
  }

  const own = {
    forRecording: sequences.of,
    /** Why these cannot be shown at a meeting yet; null when they can. */
    notReady: async (recordingId: RecordingId) => notReadyForMeeting(await sequences.of(recordingId)),
    /** From now on the social worker sees them all. */
    async release(recordingId: RecordingId): Promise<void> {
      await sequences.release(recordingId, atMs())
      await changed(recordingId)
    },
    async put(draft: SequenceDraft, by: PersonId): Promise<Sequence[]> {
      const { cycleId, durationMs, manualVersion } = await contextOf(draft.recordingId)
      requireFitting(draft, durationMs, manualVersion)
      const known = await sequences.byId(draft.id)
      if (known && known.recordingId !== draft.recordingId) throw new AppError('not-found', 'no such sequence')
      await (known ? sequences.change(draft, atMs()) : insert(draft, by))
      await cycleHappened(cycleId, 'sequence-marked')
      return changed(draft.recordingId)
    },
    async remove(recordingId: RecordingId, id: SequenceId): Promise<Sequence[]> {
      await sequences.remove(recordingId, id)
      return changed(recordingId)
    },
    /** The given ones first, in that order, then the others as they were; ids that are not here are passed over. */
    async order(recordingId: RecordingId, ids: readonly SequenceId[]): Promise<Sequence[]> {
      const known = (await sequences.of(recordingId)).map(sequence => sequence.id)
      const first = ids.filter(id => known.includes(id))
      await sequences.place([...new Set([...first, ...known])])
      return changed(recordingId)
    },
  }
  return { ...own, routes: sequenceRoutes(own) }
}

function requireFitting({ endMs, dimension }: SequenceDraft, durationMs: number | null, manualVersion: string) {
  if (durationMs === null) throw new AppError('film-not-ready')
  if (endMs > durationMs) throw new AppError('bad-request', `endMs is after the film's end at ${durationMs}`)
  const manual = manualOf(manualVersion)
  if (!manual || !dimensionsOf(manual).some(({ key }) => key === dimension)) {
    throw new AppError('bad-request', `no dimension ${dimension} in ${manualVersion}`)
  }
}
