import {
  type PersonId,
  purposeOf,
  type RecordingId,
  type Relation,
  type SessionId,
  type StreamName,
} from '@samsyn/shared'
import type { Logger } from 'pino'
import type { ByteRange } from '../files/files.ts'
import type { Store } from '../store/store.ts'

/** Who is about to be shown which part of a film. */
type Reading = {
  recordingId: RecordingId
  personId: PersonId
  sessionId: SessionId
  relation: Relation | null
  stream: StreamName
  range: ByteRange
}

type Needs = {
  store: Store
  now: () => number
  log: Logger
  /** Whether somebody is in a meeting about this film now. */
  inMeeting: (recordingId: RecordingId, personId: PersonId) => Promise<boolean>
}

/** An answer that was over sooner than this has no end of its own on the record. */
const worthAnEndMs = 60_000

/** The record of who was shown what, when and why. */
export function createAccessLog({ store, now, log, inMeeting }: Needs) {
  const atMs = () => Math.round(now())

  async function end(seq: number, begunMs: number) {
    const untilMs = atMs()
    if (untilMs - begunMs < worthAnEndMs) return
    await store.updateTable('access').set({ untilMs }).where('seq', '=', seq).execute()
  }

  return {
    /**
     * Puts it on the record; when this resolves it is on the disk, and only then may a byte be given. Answers what is to
     * be called when the last one has been.
     */
    async begin({ relation, range, ...who }: Reading): Promise<() => void> {
      const purpose = purposeOf(relation, await inMeeting(who.recordingId, who.personId))
      const begunMs = atMs()
      const { seq } = await store
        .insertInto('access')
        .values({ ...who, range: `${range.start}-${range.end}`, atMs: begunMs, purpose })
        .returning('seq')
        .executeTakeFirstOrThrow()
      // What was shown is on the record already: that its end cannot be is no reason to fail.
      return () =>
        void end(seq, begunMs).catch(error => log.error({ err: error }, 'the end of a viewing is not recorded'))
    },
  }
}

export type AccessLog = ReturnType<typeof createAccessLog>
