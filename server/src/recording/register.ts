import { randomUUID } from 'node:crypto'
import {
  AppError,
  type CycleEvent,
  type CycleId,
  type CycleState,
  type Film,
  type FilmProblemCode,
  looksLikeCpr,
  maySupervise,
  type PersonId,
  type Recording,
  type RecordingId,
  type RoutePayload,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Files } from '../files/files.ts'
import type { Store } from '../store/store.ts'
import { folderOf, originalOf } from './keys.ts'
import { createRecordingStore, type RecordingRow, recordingOf } from './recording.store.ts'
import { createTurns } from './turns.ts'

/** No upload is larger than this. */
export const maxUploadBytes = 20 * 1024 ** 3
/** What is left free on the disk, whatever is uploaded. */
const reserveBytes = 1024 ** 3

export type RegisterNeeds = {
  store: Store
  files: Files
  now: () => number
  tell: Telling
  cycleHappened: (cycleId: CycleId, event: CycleEvent) => Promise<void>
}

/** Once a meeting is arranged on a film, the film stays. */
const discardableIn: readonly CycleState[] = [
  ...(['planned', 'recorded', 'consentCheck'] as const),
  ...(['readyForAnalysis', 'analysing', 'sequencesChosen'] as const),
]

/** The recordings and how each stands: begun, described, received, made into a film or refused, discarded. */
export function createRegister({ store, files, now, tell, cycleHappened }: RegisterNeeds) {
  const records = createRecordingStore(store)
  const inTurn = createTurns()
  const atMs = () => Math.round(now())

  async function find(id: RecordingId): Promise<RecordingRow> {
    const row = await records.byId(id)
    if (!row) throw new AppError('not-found', 'no such recording')
    return row
  }

  async function get(id: RecordingId): Promise<Recording> {
    const [row, persons] = await Promise.all([find(id), records.persons(id)])
    return recordingOf(row, persons)
  }

  /** Tells the round everything that is true of this recording; what the round knows already leaves it as it is. */
  async function settle({ id, cycleId, state, persons }: Recording): Promise<void> {
    const happened = (event: CycleEvent) => cycleHappened(cycleId, event)
    if (state === 'uploading') return
    if (state === 'refused') return happened('film-discarded')
    await happened('film-received')
    if (state !== 'ready') return
    await happened('film-ready')
    await happened(maySupervise(persons) ? 'consent-given' : 'consent-missing')
    void id
  }

  /** After anything has changed: the round moves, and the people of the course hear of it. */
  function changed(id: RecordingId): Promise<void> {
    return inTurn(id, async () => {
      const row = await records.byId(id)
      if (!row) return
      await settle(recordingOf(row, await records.persons(id)))
      tellChanged(row)
    })
  }

  function tellChanged(row: RecordingRow) {
    const facts = { recordingId: row.id as RecordingId, cycleId: row.cycleId as CycleId }
    tell.course(row.courseId, 'recording:changed', facts)
  }

  async function requireRoom(sizeBytes: number) {
    if ((await files.freeBytes()) - sizeBytes < reserveBytes) throw new AppError('unavailable', 'no room for this film')
  }

  return { find, get, changed, records }
}
