import {
  type NotesFile,
  type NotesFormat,
  occasionsIn,
  type Paper,
  type PersonId,
  type RecordingId,
  type Relation,
  type Viewing,
  viewingsIn,
} from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createTurns } from '../turns.ts'
import type { Register } from './register.ts'
import { type ReportWish, reportOf } from './report.ts'
import { reportWords } from './report-words.ts'
import { askedOf } from './viewings.store.ts'

type Viewer = { personId: PersonId; relation: Relation | null }

type Needs = {
  store: Store
  register: Register
  now: () => number
  /** What stands on paper, as a file. */
  fileOf: (paper: Paper, name: string, format: NotesFormat) => Promise<NotesFile>
}

/** Who watched a film, when and why: for whose film it is, and for those who are in it. */
export function createViewings({ store, register, now, fileOf }: Needs) {
  const making = createTurns<PersonId>()
  return {
    /** Everybody's viewings for the worker whose film it is; anybody else's own. */
    async of(recordingId: RecordingId, { personId, relation }: Viewer): Promise<Viewing[]> {
      return viewingsIn(await askedOf(store, recordingId, relation === 'worker' ? null : personId))
    },
    /** When and why the film was watched, to give to whoever is in it, without the name of anybody who watched. */
    async report(recordingId: RecordingId, format: NotesFormat, wish: ReportWish, by: PersonId): Promise<NotesFile> {
      const { createdMs, retainUntilMs } = await register.get(recordingId)
      const occasions = occasionsIn(await askedOf(store, recordingId, null))
      const paper = reportOf({ occasions, createdMs, retainUntilMs, madeMs: Math.round(now()) }, wish)
      // One at a time for a person, so that nobody else's file waits for more than one of theirs.
      return making.take(by, () => fileOf(paper, reportWords(wish.locale).file, format))
    },
  }
}

export type Viewings = ReturnType<typeof createViewings>
