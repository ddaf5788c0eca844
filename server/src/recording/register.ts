import {
  AppError,
  type CycleEvent,
  type CycleId,
  type FilmProblemCode,
  maySupervise,
  type Recording,
  type RecordingId,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Files } from '../files/files.ts'
import type { Attempt } from '../store/damaged.ts'
import type { InTurn } from '../turns.ts'
import type { FilmedPersonStore } from './filmed-person.store.ts'
import { folderOf } from './keys.ts'
import type { RecordingStore } from './recording.store.ts'
import { type RecordingRow, recordingOf } from './recording-row.ts'

export type CycleHappened = (cycleId: CycleId, event: CycleEvent) => Promise<void>

export type RegisterNeeds = {
  records: RecordingStore
  filmedPersons: FilmedPersonStore
  files: Files
  inTurn: InTurn
  tell: Telling
  cycleHappened: CycleHappened
  /** Ends what is being streamed of a recording. */
  cut: (id: RecordingId) => void
  /** Whether the viewer's name and the time stand over every film. */
  watermark: boolean
  now: () => number
  /** Does what is to be done about one thing so that its failure is logged, marked, and stops nothing else. */
  attempt: Attempt
}

/** How each recording stands, and who hears of it when that changes. */
export function createRegister({ records, filmedPersons, files, inTurn, tell, ...needs }: RegisterNeeds) {
  const { cycleHappened, cut, watermark, now, attempt } = needs
  const toldDamaged = new Set<RecordingId>()

  async function find(id: RecordingId): Promise<RecordingRow> {
    const row = await records.byId(id)
    if (!row) throw new AppError('not-found', 'no such recording')
    return row
  }

  async function get(id: RecordingId): Promise<Recording> {
    const [row, persons] = await Promise.all([find(id), filmedPersons.ofRecording(id)])
    const recording = recordingOf(row, persons, { watermark, nowMs: now() })
    mark(recording)
    return recording
  }

  /** What is damaged is logged and marked once, by whoever reads it, until it is what it was. */
  function mark({ id, damaged }: Recording) {
    const [isDamaged, isTold] = [damaged.length > 0, toldDamaged.has(id)]
    if (isDamaged === isTold) return
    if (isTold) toldDamaged.delete(id)
    else toldDamaged.add(id)
    void attempt(`described/${id}`, async () => {
      if (isDamaged) throw new AppError('damaged', `what is noted of it cannot be read: ${damaged.join(', ')}`)
    })
  }

  /** Tells the round all that is true of a recording; what the round knows already leaves the round as it is. */
  async function settle({ cycleId, state, persons, damaged }: Recording): Promise<void> {
    // What cannot be read says nothing of where the round stands.
    if (state === 'uploading' || damaged.includes('film')) return
    if (state === 'refused') return cycleHappened(cycleId, 'film-discarded')
    await cycleHappened(cycleId, 'film-received')
    if (state !== 'ready') return
    await cycleHappened(cycleId, 'film-ready')
    await cycleHappened(cycleId, maySupervise(persons) ? 'consent-given' : 'consent-missing')
  }

  function tellChanged(row: RecordingRow) {
    const recordingId = row.id as RecordingId
    tell.course(row.courseId, 'recording:changed', { recordingId, cycleId: row.cycleId as CycleId })
  }

  /** Tells of a film that is not there any more, and of the round that wants another. */
  function tellGone(row: RecordingRow) {
    const { courseId, cycleId } = row
    tell.course(courseId, 'course:changed', { courseId, cycleId: cycleId as CycleId })
    tellChanged(row)
  }

  /** To be called after any change: films that may not be seen any more stop, the round moves, the people hear of it. */
  const changed = (id: RecordingId) =>
    inTurn(`changed:${id}`, async () => {
      const row = await records.byId(id)
      if (!row) return cut(id)
      const recording = recordingOf(row, await filmedPersons.ofRecording(id), { watermark, nowMs: now() })
      if (!recording.playable) cut(id)
      await settle(recording)
      tellChanged(row)
    })

  return {
    find,
    get,
    changed,
    tellChanged,
    tellGone,
    /** Says why no film could be made of an upload, and keeps nothing of it. */
    async refuse(id: RecordingId, problem: FilmProblemCode): Promise<void> {
      await records.update(id, { state: 'refused', problem, progress: 0 })
      await files.remove(folderOf(id))
      await changed(id)
    },
    /** Tells how far a recording has come, 0 to 1. */
    tellProgress(row: RecordingRow, progress: number) {
      tell.course(row.courseId, 'recording:progressed', { recordingId: row.id as RecordingId, progress })
    },
  }
}

export type Register = ReturnType<typeof createRegister>
