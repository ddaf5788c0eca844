import { type CycleId, type LogEntry, type MeetingId, metIn, type RecordingId } from '@samsyn/shared'
import type { Attempt } from '../store/damaged.ts'
import type { Store } from '../store/store.ts'
import type { FilmGone, RoundsIn } from './calling-off.ts'
import { createMeetingStore } from './meeting.store.ts'

type Needs = {
  store: Store
  callOff: (step: Store, gone: FilmGone) => Promise<void>
  rounds: RoundsIn
  entriesOf: (meetingId: MeetingId) => Promise<readonly LogEntry[]>
  attempt: Attempt
}

/**
 * Sets right what earlier versions have left: meetings to come about a film that was deleted, and meetings that were taken for
 * held though nobody met. To be called before anybody comes in and before films are taken up.
 */
export async function mendMeetings({ store, callOff, rounds, entriesOf, attempt }: Needs): Promise<void> {
  // Only what nobody has gone on from.
  const notHeld = ({ id, cycleId, isGone }: Old) =>
    store.transaction().execute(async step => {
      const meetings = createMeetingStore(step)
      await (isGone ? meetings.cancel(id) : meetings.putBack(id))
      if (await meetings.anyHeld(cycleId)) return
      await rounds.happenedIn(step, cycleId, isGone ? 'meeting-called-off' : 'meeting-not-held')
    })

  for (const gone of await openWithoutFilm(store)) {
    await attempt(`meeting/${gone.id}`, () => store.transaction().execute(step => callOff(step, gone)))
  }
  for (const meeting of await notLookedAt(store)) {
    await attempt(`meeting/${meeting.id}`, async () => {
      const isOpen = (await rounds.standsIn(store, meeting.cycleId))?.state === 'meetingHeld'
      if (isOpen && neverTogether(await entriesOf(meeting.id))) await notHeld(meeting)
      else await createMeetingStore(store).met(meeting.id, meeting.endedMs ?? 0)
    })
  }
}

/** By its log no two were ever there at once; a log of which nothing is left says nothing. */
const neverTogether = (entries: readonly LogEntry[]) =>
  entries.length > 0 && metIn(entries, { leastMs: 0, nowMs: entries.at(-1)?.atMs ?? 0 }) === null

type Old = Awaited<ReturnType<typeof notLookedAt>>[number]

async function openWithoutFilm(store: Store) {
  const rows = await withFilm(store).where('meeting.state', 'in', ['arranged', 'live']).execute()
  return rows.filter(({ discardedMs }) => discardedMs !== null).map(toOld)
}

/** The held ones of which nobody has noted that two had met. */
async function notLookedAt(store: Store) {
  const rows = await withFilm(store).where('meeting.state', '=', 'held').where('metMs', 'is', null).execute()
  return rows.map(toOld)
}

const withFilm = (store: Store) =>
  store
    .selectFrom('meeting')
    .innerJoin('recording', 'recording.id', 'meeting.recordingId')
    .select(['meeting.id', 'meeting.cycleId', 'meeting.recordingId', 'meeting.endedMs', 'recording.discardedMs'])

type Row = { id: string; cycleId: string; recordingId: string; endedMs: number | null; discardedMs: number | null }

const toOld = ({ id, cycleId, recordingId, endedMs, discardedMs }: Row) => ({
  ...{ id: id as MeetingId, cycleId: cycleId as CycleId, recordingId: recordingId as RecordingId },
  ...{ endedMs, isGone: discardedMs !== null },
})
