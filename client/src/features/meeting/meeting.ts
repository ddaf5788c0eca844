import { type AgendaStep, type Attendee, EntryId, type MeetingId, type PersonId } from '@samsyn/shared'
import type { Line } from '../../net/line.ts'
import { createStore, type Readable } from '../../store.ts'

/** Who is in a meeting and where on its agenda it is, as this browser knows. */
export type MeetingPresence = {
  entered: Readable<boolean>
  attendees: Readable<readonly Attendee[]>
  step: Readable<AgendaStep>
  /** Goes in; to be called each time the line comes up. */
  enter(): Promise<void>
  goToStep(step: AgendaStep): Promise<void>
  /** Says at whose loudspeaker this person sits; null: at their own. */
  shareRoom(withId: PersonId | null): Promise<void>
  /** Goes out, told to the others at once. */
  leave(): Promise<void>
  close(): void
}

/** Keeps presence true; the server says, this only remembers. */
export function createMeetingPresence(line: Line, meetingId: MeetingId, selfId: PersonId): MeetingPresence {
  const entered = createStore(false)
  const attendees = createStore<readonly Attendee[]>([])
  const step = createStore<AgendaStep>('sinceLast')

  function hear(told: readonly Attendee[]) {
    attendees.set(told)
    // Only who is in hears of it; on a slow line that may come before the answer, or instead of it.
    if (told.some(({ id, present }) => id === selfId && present) && line.state.get() === 'online') entered.set(true)
  }

  const stops = [
    line.on('meeting:attendance-changed', fact => fact.meetingId === meetingId && hear(fact.attendees)),
    line.on('meeting:step-changed', fact => fact.meetingId === meetingId && step.set(fact.step)),
    line.state.subscribe(() => line.state.get() !== 'online' && entered.set(false)),
  ]
  return {
    entered,
    attendees,
    step,
    async enter() {
      const here = await line.request('meeting:enter', { meetingId })
      attendees.set(here.attendees)
      step.set(here.step)
      entered.set(true)
    },
    async goToStep(to) {
      await line.request('meeting:go-to-step', { meetingId, id: EntryId.parse(crypto.randomUUID()), step: to })
    },
    async shareRoom(withId) {
      await line.request('meeting:share-room', { meetingId, withId })
    },
    async leave() {
      await line.request('meeting:leave', { meetingId }).catch(() => undefined)
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}
