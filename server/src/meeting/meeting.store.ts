import type { Attendee, CycleId, Meeting, MeetingId, PersonId, RecordingId } from '@samsyn/shared'
import { MeetingState, Role } from '@samsyn/shared'
import { nameIn } from '../store/names.ts'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { storedOr } from '../store/stored.ts'

export type Participant = Pick<Attendee, 'id' | 'displayName' | 'role' | 'relation'>
export type MeetingRow = Omit<Meeting, 'participants' | 'nextStep'>

/** The SQL of meetings. */
export function createMeetingStore(store: Store) {
  return {
    byId: (id: MeetingId) => byId(store, id),
    /** The round's meeting about this film that is not held yet; if there is none, this one. */
    addUnlessOpen: (row: Schema['meeting']) =>
      store.transaction().execute(async transaction => {
        const open = await transaction
          .selectFrom('meeting')
          .select('id')
          .where('cycleId', '=', row.cycleId)
          .where('recordingId', '=', row.recordingId)
          .where('state', '!=', 'held')
          .executeTakeFirst()
        if (!open) await transaction.insertInto('meeting').values(row).execute()
        return (open?.id ?? row.id) as MeetingId
      }),
    live: async () => {
      const rows = await store.selectFrom('meeting').select('id').where('state', '=', 'live').execute()
      return rows.map(row => row.id as MeetingId)
    },
    liveAbout: async (recordingId: RecordingId) => {
      const live = store.selectFrom('meeting').select('id').where('state', '=', 'live')
      return (await live.where('recordingId', '=', recordingId).execute()).map(row => row.id as MeetingId)
    },
    begin: (id: MeetingId, startedMs: number) =>
      store
        .updateTable('meeting')
        .set(meeting => ({
          state: 'live',
          startedMs: meeting.fn.coalesce('startedMs', meeting.val(startedMs)),
          endedMs: null,
        }))
        .where('id', '=', id)
        .execute(),
    end: (id: MeetingId, endedMs: number) =>
      store.updateTable('meeting').set({ state: 'held', endedMs }).where('id', '=', id).execute(),
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
