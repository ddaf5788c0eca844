import {
  AppError,
  type PersonId,
  purposeOf,
  type RecordingId,
  type Relation,
  type SessionId,
  type StreamName,
  type TakenAlong,
} from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { Logger } from 'pino'
import type { Actor } from '../doors/call.ts'
import type { ByteRange } from '../files/files.ts'
import { createGrouped } from '../store/grouped.ts'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

type AccessRow = Selectable<Schema['access']>
type Draft = Omit<AccessRow, 'seq' | 'untilMs'>

/** Puts rows on the security record as they stand, in the commit that writes them, so that a later change of them is found. */
export type Vouch = (transaction: Store, rows: readonly AccessRow[]) => Promise<void>

type Reader = { recordingId: RecordingId; personId: PersonId; sessionId: SessionId; relation: Relation | null }
/** Who is about to be shown which part of a film. */
type Reading = Reader & { stream: StreamName; range: ByteRange }

type Taker = Pick<Actor, 'session' | 'self' | 'relation'>

type Needs = {
  store: Store
  now: () => number
  log: Logger
  vouch: Vouch
  /** Whether somebody is in a meeting about this film now. */
  inMeeting: (recordingId: RecordingId, personId: PersonId) => Promise<boolean>
}

/** An answer that was over sooner than this has no end of its own on the record. */
const worthAnEndMs = 60_000
/** How many share a commit at most. */
const groupedRows = 500

/** The record of who was shown what, when and why. What comes in one round of the event loop shares a commit. */
export function createAccessLog({ store, now, log, vouch, inMeeting }: Needs) {
  const atMs = () => Math.round(now())

  const commit = createGrouped<Draft, AccessRow>(groupedRows, drafts =>
    store.transaction().execute(async transaction => {
      const rows = await transaction.insertInto('access').values(drafts).returningAll().execute()
      await vouch(transaction, rows)
      return rows.toSorted((a, b) => a.seq - b.seq)
    }),
  )

  async function end(seq: number, begunMs: number) {
    const untilMs = atMs()
    if (untilMs - begunMs < worthAnEndMs) return
    await store.transaction().execute(async transaction => {
      const ended = transaction.updateTable('access').set({ untilMs }).where('seq', '=', seq)
      await vouch(transaction, await ended.returningAll().execute())
    })
  }

  async function add({ relation, ...row }: Reader & Pick<Draft, 'stream' | 'range'>) {
    const purpose = purposeOf(relation, await inMeeting(row.recordingId, row.personId))
    return commit({ ...row, atMs: atMs(), purpose })
  }

  return {
    /**
     * Puts it on the record; when this resolves it is on the disk, and only then may a byte be given. Answers what is to
     * be called when the last one has been.
     */
    async begin({ range, ...who }: Reading): Promise<() => void> {
      const { seq, atMs: begunMs } = await add({ ...who, range: `${range.start}-${range.end}` })
      // What was shown is on the record already: that its end cannot be is no reason to fail.
      return () =>
        void end(seq, begunMs).catch(error => log.error({ err: error }, 'the end of a viewing is not recorded'))
    },
    /**
     * Puts on the record that somebody takes along something about a film, of which format or number; when this resolves
     * it is on the disk, and only then may it be given.
     */
    async take({ session, self, relation }: Taker, recordingId: RecordingId, what: TakenAlong, which: string | number) {
      if (!session) throw new AppError('not-signed-in')
      await add({ recordingId, personId: self.id, sessionId: session.id, relation, stream: what, range: `${which}` })
    },
  }
}

export type AccessLog = ReturnType<typeof createAccessLog>
