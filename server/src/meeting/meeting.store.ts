import type { Attendee, CycleId, Meeting, MeetingId, PersonId, RecordingId } from '@samsyn/shared'
import { MeetingState, Role } from '@samsyn/shared'
import type { Insertable } from 'kysely'
import { nameIn } from '../store/names.ts'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { storedOr } from '../store/stored.ts'

export type Participant = Pick<Attendee, 'id' | 'displayName' | 'role' | 'relation'>
export type MeetingRow = Omit<Meeting, 'participants' | 'nextStep'>

/** What is still to be held. */
const ahead = ['arranged', 'live']

/** The SQL of meetings. */
export function createMeetingStore(store: Store) {
  return {
    byId: (id: MeetingId) => byId(store, id),
    /** The round's meeting about this film that is still to be held; if there is none, this one. */
    addUnlessOpen: (row: Insertable<Schema['meeting']>) =>
      store.transaction().execute(async transaction => {
        const open = await transaction
          .selectFrom('meeting')
          .select('id')
          .where('cycleId', '=', row.cycleId)
          .where('recordingId', '=', row.recordingId)
          .where('state', 'in', ahead)
          .executeTakeFirst()
        if (!open) await transaction.insertInto('meeting').values(row).execute()
        return (open?.id ?? row.id) as MeetingId
      }),
    /** Those that somebody was in when it was last written down: also of those that were called off since. */
    live: async () => {
      const rows = await store
        .selectFrom('meeting')
        .select('id')
        .where(({ and, eb, or }) => {
          const begun = and([eb('startedMs', 'is not', null), eb('endedMs', 'is', null)])
          return or([eb('state', '=', 'live'), and([eb('state', '=', 'cancelled'), begun])])
        })
        .execute()
      return rows.map(row => row.id as MeetingId)
    },
    liveAbout: async (recordingId: RecordingId) => {
      const live = store.selectFrom('meeting').select('id').where('state', '=', 'live')
      return (await live.where('recordingId', '=', recordingId).execute()).map(row => row.id as MeetingId)
    },
    about: async (recordingId: RecordingId) => {
      const about = store.selectFrom('meeting').select('id').where('recordingId', '=', recordingId)
      return (await about.execute()).map(row => row.id as MeetingId)
    },
    /** Answers whether there is such a meeting to come into: one that was called off is none. */
    async begin(id: MeetingId, startedMs: number): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('meeting')
        .set(meeting => ({
          state: 'live',
          startedMs: meeting.fn.coalesce('startedMs', meeting.val(startedMs)),
          endedMs: null,
        }))
        .where('id', '=', id)
        .where('state', '!=', 'cancelled')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    /** Notes, once, that two have been in it together for long enough. */
    met: (id: MeetingId, metMs: number) =>
      store.updateTable('meeting').set({ metMs }).where('id', '=', id).where('metMs', 'is', null).execute(),
    metMs: async (id: MeetingId): Promise<number | null> => {
      const row = store.selectFrom('meeting').select('metMs').where('id', '=', id)
      return (await row.executeTakeFirst())?.metMs ?? null
    },
    /** It is held, unless it was called off while they were in it. */
    async end(id: MeetingId, times: { startedMs?: number; endedMs: number; metMs: number }): Promise<boolean> {
      const ending = store.updateTable('meeting').set({ ...times, state: 'held' })
      const { numUpdatedRows } = await ending.where('id', '=', id).where('state', '=', 'live').executeTakeFirst()
      return numUpdatedRows > 0n
    },
    /** It is arranged as it was before anybody came: nobody has met. */
    async putBack(id: MeetingId): Promise<boolean> {
      const back = { state: 'arranged', startedMs: null, endedMs: null }
      const { numUpdatedRows } = await store
        .updateTable('meeting')
        .set(back)
        .where('id', '=', id)
        .where('state', 'in', ['live', 'held'])
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    /** The last has gone out of a meeting that was called off. */
    emptied: (id: MeetingId, endedMs: number) =>
      store.updateTable('meeting').set({ endedMs }).where('id', '=', id).where('state', '=', 'cancelled').execute(),
    /** Calls off what was still to be held about a film. */
    async cancelAbout(recordingId: RecordingId): Promise<void> {
      const about = store.updateTable('meeting').where('recordingId', '=', recordingId)
      await about.set({ state: 'cancelled' }).where('state', 'in', ahead).execute()
    },
    /** Ends the meetings about a film that were held before and are looked into again. */
    async endAbout(recordingId: RecordingId, endedMs: number): Promise<void> {
      const about = store.updateTable('meeting').where('recordingId', '=', recordingId)
      await about.set({ state: 'held', endedMs }).where('state', '=', 'live').execute()
    },
    /** Calls off one that was taken for held. */
    cancel: (id: MeetingId) => store.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', id).execute(),
    /** Whether a meeting of this round is still to be held. */
    anyOpen: async (cycleId: CycleId): Promise<boolean> => {
      const open = store.selectFrom('meeting').select('id').where('cycleId', '=', cycleId).where('state', 'in', ahead)
      return (await open.executeTakeFirst()) !== undefined
    },
    /** Whether a meeting of this round was held. */
    anyHeld: async (cycleId: CycleId): Promise<boolean> => {
      const held = store.selectFrom('meeting').select('id').where('cycleId', '=', cycleId).where('state', '=', 'held')
      return (await held.executeTakeFirst()) !== undefined
    },
    participants: (id: MeetingId) => participantsOf(store, id),
    /** The round's film, as far as there is one. */
    recordingOf: (cycleId: CycleId) =>
      store
        .selectFrom('recording')
        .select(['id', 'state'])
        .where('cycleId', '=', cycleId)
        .where('discardedMs', 'is', null)
        .orderBy('createdMs', 'desc')
        .limit(1)
        .executeTakeFirst()
        .then(row => row && { id: row.id as RecordingId, state: row.state }),
  }
}

async function byId(store: Store, id: MeetingId): Promise<MeetingRow | null> {
  const row = await store
    .selectFrom('meeting')
    .innerJoin('cycle', 'cycle.id', 'meeting.cycleId')
    .innerJoin('course', 'course.id', 'cycle.courseId')
    .select(['meeting.cycleId', 'meeting.recordingId', 'meeting.state', 'meeting.createdMs'])
    .select(['meeting.startedMs', 'meeting.endedMs', 'cycle.index as cycleIndex', 'course.manualVersion'])
    .where('meeting.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { cycleId, recordingId, state, ...rest } = row
  return {
    ...rest,
    id,
    cycleId: cycleId as CycleId,
    recordingId: recordingId as RecordingId,
    state: storedOr(MeetingState, state, stateByTimes(rest)),
  }
}

/** Where what was noted of a meeting's state cannot be read, its times tell. */
function stateByTimes({ startedMs, endedMs }: Pick<MeetingRow, 'startedMs' | 'endedMs'>): MeetingState {
  if (startedMs === null) return 'arranged'
  return endedMs === null ? 'live' : 'held'
}

function placeOf({ id, role }: { id: string; role: string }, workerId: string) {
  const relation = id === workerId ? ('worker' as const) : ('supervisor' as const)
  return { relation, role: storedOr(Role, role, relation) }
}

async function participantsOf(store: Store, id: MeetingId): Promise<Participant[]> {
  const rows = await store
    .selectFrom('meeting')
    .innerJoin('cycle', 'cycle.id', 'meeting.cycleId')
    .innerJoin('course', 'course.id', 'cycle.courseId')
    .innerJoin('person', join =>
      join.on(on =>
        on.or([on('person.id', '=', on.ref('course.workerId')), on('person.id', '=', on.ref('course.supervisorId'))]),
      ),
    )
    .select(['person.id', 'person.organisationId', 'person.displayName', 'person.role', 'course.workerId'])
    .where('meeting.id', '=', id)
    .execute()
  const people: Participant[] = rows.map(({ workerId, ...row }) => ({
    id: row.id as PersonId,
    displayName: nameIn(store, row),
    ...placeOf(row, workerId),
  }))
  return people.sort((a, b) => a.displayName.localeCompare(b.displayName, 'da'))
}
