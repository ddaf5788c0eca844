import { randomUUID } from 'node:crypto'
import {
  AppError,
  type Attendee,
  EntryId,
  type LogEntry,
  type LogFact,
  type MeetingId,
  type PersonId,
} from '@samsyn/shared'
import type { Connection } from '../doors/connection.ts'
import type { Attempt } from '../store/damaged.ts'
import { createTurns } from '../turns.ts'
import { Attendance, stayersIn } from './attendance.ts'
import { createGatheringListeners } from './gathering-listeners.ts'
import { createGrace } from './grace.ts'
import type { Participant } from './meeting.store.ts'
import { createSeats } from './seats.ts'
import { createTogether } from './together.ts'

type NewEntry = { meetingId: MeetingId; personId: PersonId; id: EntryId; fact: LogFact; atMs: number }

type Dependencies = {
  now: () => number
  graceMs: number
  /** How long two are here together, without a break, before `met` is called. */
  heldAfterMs: number
  append: (entry: NewEntry) => Promise<unknown>
  entriesOf: (meetingId: MeetingId) => Promise<readonly LogEntry[]>
  participants: (meetingId: MeetingId) => Promise<Participant[]>
  /** Throws when nobody may come in any more. */
  mayBegin: (meetingId: MeetingId) => Promise<void>
  /** The first has come in, or somebody has come back to a meeting that was over. */
  begun: (meetingId: MeetingId, atMs: number) => Promise<void>
  /** Two have been in it together for long enough. */
  met: (meetingId: MeetingId) => Promise<unknown>
  /** The last has left. */
  ended: (meetingId: MeetingId, atMs: number) => Promise<void>
  changed: (meetingId: MeetingId, attendees: Attendee[]) => void
  failed: (error: unknown) => void
  attempt: Attempt
}

/**
 * Who is in which meeting now. Somebody cut off is absent at once, but has left only when they stay away for `graceMs`:
 * a short cut leaves no trace in the log. What happens in one meeting happens one after the other.
 */
export function createGatherings(deps: Dependencies) {
  const { now, graceMs, append, begun, ended, failed } = deps
  const attendances = new Map<MeetingId, Attendance>()
  const listeners = createGatheringListeners()
  const turns = createTurns<MeetingId>()
  const grace = createGrace(graceMs)
  const together = createTogether(deps.heldAfterMs, {
    isTogether: meetingId => attendanceOf(meetingId).present().length > 1,
    met: meetingId => void turns.take(meetingId, () => deps.met(meetingId)).catch(failed),
  })
  const seats = createSeats(handleCut)
  let closed = false

  const attendanceOf = (meetingId: MeetingId) => attendances.get(meetingId) ?? new Attendance()
  const stayKey = (meetingId: MeetingId, personId: PersonId) => `${meetingId}/${personId}`

  async function attendees(meetingId: MeetingId): Promise<Attendee[]> {
    const people = await deps.participants(meetingId)
    const attendance = attendanceOf(meetingId)
    return people.map(person => ({
      ...person,
      present: attendance.isPresent(person.id),
      sinceMs: attendance.sinceMs(person.id),
      sharesRoomWith: attendance.sharesRoomWith(person.id),
    }))
  }

  async function announce(meetingId: MeetingId, personId: PersonId, change: 'entered' | 'gone') {
    together.look(meetingId)
    listeners.tellAttendance(meetingId, personId, change)
    deps.changed(meetingId, await attendees(meetingId))
  }

  const newId = () => EntryId.parse(randomUUID())
  const note = (meetingId: MeetingId, personId: PersonId, kind: 'arrived' | 'left', atMs: number, id = newId()) =>
    append({ meetingId, personId, id, fact: { kind }, atMs })

  async function comeIn(meetingId: MeetingId, { id, personId }: Connection) {
    if (!seats.has(id, meetingId)) return
    const attendance = attendanceOf(meetingId)
    const atMs = Math.round(now())
    const wasPresent = attendance.isPresent(personId)
    await deps.mayBegin(meetingId)
    if (attendance.isNew(personId)) await note(meetingId, personId, 'arrived', atMs)
    // Who has arrived by the log has a stay, whatever fails from here on, so that the log will have them leave.
    attendances.set(meetingId, attendance)
    attendance.enter(personId, id, atMs)
    grace.stop(stayKey(meetingId, personId))
    if (!attendance.begun) await begun(meetingId, atMs)
    attendance.begun = true
    if (!wasPresent) await announce(meetingId, personId, 'entered')
  }

  function handleCut(connection: Connection, meetingId: MeetingId) {
    listeners.tellVacated(connection.id, meetingId)
    const atMs = Math.round(now())
    // Whoever is cut off by our own stopping has not gone: they are waited for when we are back.
    if (!closed) turns.take(meetingId, () => cutOff(meetingId, connection, atMs)).catch(failed)
  }

  async function cutOff(meetingId: MeetingId, { id, personId }: Connection, atMs: number) {
    if (!attendanceOf(meetingId).drop(personId, id, atMs)) return
    waitFor(meetingId, personId)
    await announce(meetingId, personId, 'gone')
  }

  async function goOut(meetingId: MeetingId, { id, personId }: Connection, atMs: number) {
    if (!attendanceOf(meetingId).drop(personId, id, atMs)) return
    await announce(meetingId, personId, 'gone')
    await endStay(meetingId, personId)
  }

  async function settle(meetingId: MeetingId, personId: PersonId, withId: PersonId | null) {
    const attendance = attendanceOf(meetingId)
    if (!attendance.isPresent(personId)) throw new AppError('forbidden', 'enter the meeting first')
    if (withId !== null && !attendance.isPresent(withId)) throw new AppError('not-found', 'person')
    if (withId !== null && !attendance.mayShareRoom(personId, withId)) throw new AppError('conflict')
    attendance.shareRoom(personId, withId)
    deps.changed(meetingId, await attendees(meetingId))
  }

  /** Tried again with the same id: what was committed though it seemed to fail is not there twice. */
  function waitFor(meetingId: MeetingId, personId: PersonId, leavingId = newId()) {
    const giveUp = () => void turns.take(meetingId, () => endStay(meetingId, personId, leavingId)).catch(failed)
    grace.wait(stayKey(meetingId, personId), giveUp)
  }

  function turnAway(meetingId: MeetingId, connection: Connection) {
    connection.leave(meetingId)
    if (seats.leave(connection, meetingId)) handleCut(connection, meetingId)
  }

  /** A stay is forgotten once the log has its end; until then it is tried again. */
  async function endStay(meetingId: MeetingId, personId: PersonId, leavingId = newId()) {
    const attendance = attendanceOf(meetingId)
    const goneMs = attendance.goneMs(personId)
    if (goneMs === null) return
    try {
      await note(meetingId, personId, 'left', goneMs, leavingId)
      if (attendance.isLast(personId)) await ended(meetingId, Math.max(attendance.lastGoneMs, goneMs))
    } catch (error) {
      waitFor(meetingId, personId, leavingId)
      throw error
    }
    attendance.forget(personId)
    grace.stop(stayKey(meetingId, personId))
    if (attendance.over) letGo(meetingId)
  }

  function letGo(meetingId: MeetingId) {
    attendances.delete(meetingId)
    listeners.tellOver(meetingId)
  }

  /** Who was in a meeting when the server stopped may return to it; the log's last word is the last that is known of them. */
  async function resume(meetingId: MeetingId) {
    const entries = await deps.entriesOf(meetingId)
    const lastMs = entries.at(-1)?.atMs ?? Math.round(now())
    const stayers = stayersIn(entries)
    if (stayers.size === 0) {
      await ended(meetingId, lastMs)
      return letGo(meetingId)
    }
    const attendance = new Attendance()
    attendance.begun = true
    attendances.set(meetingId, attendance)
    for (const [personId, sinceMs] of stayers) {
      attendance.recall(personId, sinceMs, lastMs)
      waitFor(meetingId, personId)
    }
  }

  async function leave(meetingId: MeetingId, connection: Connection): Promise<void> {
    connection.leave(meetingId)
    if (!seats.leave(connection, meetingId)) return
    listeners.tellVacated(connection.id, meetingId)
    const atMs = Math.round(now())
    await turns.take(meetingId, () => goOut(meetingId, connection, atMs))
  }

  return {
    attendees,
    /** This connection's person is in the meeting, and hears of it, from before this resolves. */
    async enter(meetingId: MeetingId, connection: Connection): Promise<void> {
      const wasIn = seats.has(connection.id, meetingId)
      connection.enter(meetingId)
      seats.take(connection, meetingId)
      try {
        await turns.take(meetingId, () => comeIn(meetingId, connection))
      } catch (error) {
        // Who is told that they could not come in is not in, and hears nothing.
        if (!wasIn) turnAway(meetingId, connection)
        throw error
      }
    },
    /** This connection goes out; with a person's last one they have left. */
    leave,
    /** Everybody goes out. */
    async putOut(meetingId: MeetingId): Promise<void> {
      for (const connection of seats.in(meetingId)) await leave(meetingId, connection)
    },
    /** This person sits in the same room as another and hears by the other's loudspeaker; null: by their own. */
    shareRoom: (meetingId: MeetingId, personId: PersonId, withId: PersonId | null): Promise<void> =>
      turns.take(meetingId, () => settle(meetingId, personId, withId)),
    /** Whether this very connection is in the meeting. */
    entered: seats.has,
    present: (meetingId: MeetingId): PersonId[] => attendanceOf(meetingId).present(),
    ...listeners.hearing,
    /** What is kept of meetings. */
    stats: () => ({ meetings: attendances.size, seats: seats.count(), waits: grace.count(), turns: turns.count() }),
    /** Takes up the meetings that were live when the server stopped. Call it before the doors open. */
    async start(live: readonly MeetingId[]): Promise<void> {
      for (const meetingId of live) {
        await deps.attempt(`meeting/${meetingId}`, () => turns.take(meetingId, () => resume(meetingId)))
      }
    },
    /** Stops waiting for anybody; what was going on is finished. The people stay in their meetings until the next start. */
    async close(): Promise<void> {
      closed = true
      grace.close()
      together.close()
      await turns.idle()
    },
  }
}
