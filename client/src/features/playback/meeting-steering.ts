import {
  AppError,
  type Command,
  emptyVector,
  type FactPayload,
  type Hold,
  type HoldChoice,
  type MeetingId,
  type ParticipantFrame,
  type PersonId,
  type PlayerReport,
  type Vector,
} from '@samsyn/shared'
import type { Line } from '../../net/line.ts'
import { createStore, type Readable } from '../../store.ts'
import { createCommandQueue } from './command-queue.ts'
import { type Said, saidOf } from './said.ts'
import type { Steering } from './steering.ts'

export type MeetingSteering = Steering & {
  /** Who last stopped, started or moved the film, and where. */
  said: Readable<Said | null>
  /** Whom the room waits for, if for anybody. */
  hold: Readable<Hold | null>
  /** Who asks for the wheel, in order. */
  asking: Readable<readonly PersonId[]>
  /** Asks for the wheel, or takes that back. */
  askControl(asking: boolean): Promise<void>
  /** Gives the wheel to somebody who is here. */
  handControl(toId: PersonId): Promise<void>
  /** Says "not now" to somebody who asks. */
  declineControl(personId: PersonId): Promise<void>
  /** Ends the waiting, or makes it last until all are there. */
  decideHold(choice: HoldChoice): Promise<void>
  /** Tells the others what this screen shows. */
  report(report: PlayerReport): void
  /** Asks the server how things stand; to be called each time the meeting has been entered. */
  catchUp(): Promise<void>
  close(): void
}

type Told = Omit<FactPayload<'playback:changed'>, 'meetingId'>

/** Steers the film of a meeting, and hears how others steer it. What is older than what is known is passed over. */
export function createMeetingSteering(line: Line, meetingId: MeetingId): MeetingSteering {
  const vector = createStore<Vector>(emptyVector)
  const controllerId = createStore<PersonId | null>(null)
  const frames = createStore<readonly ParticipantFrame[]>([])
  const said = createStore<Said | null>(null)
  const hold = createStore<Hold | null>(null)
  const asking = createStore<readonly PersonId[]>([])
  let told: Vector | null = null
  let lastReport: PlayerReport | null = null

  function take(newer: Told) {
    controllerId.set(newer.controllerId)
    asking.set(newer.asking)
    if (newer.vector.rev >= vector.get().rev) accept(newer)
  }

  function accept(newer: Told) {
    const saying = saidOf(told, newer.vector, newer.byId)
    if (saying) said.set(saying)
    told = newer.vector
    vector.set(newer.vector)
    hold.set(newer.hold)
  }

  /** After a cut, or a restart of the server, what the server says holds, whatever its number. */
  async function catchUp() {
    const now = await line.request('playback:read', { meetingId })
    controllerId.set(now.controllerId)
    asking.set(now.asking)
    frames.set(now.frames)
    accept(now)
    if (lastReport) send(lastReport)
  }

  function send(report: PlayerReport) {
    void line.request('playback:report', { meetingId, report }).catch(() => undefined)
  }

  async function command(given: Command) {
    const { rev } = vector.get()
    const reply = await line
      .request('playback:command', { meetingId, rev, command: given })
      .catch(async (error: unknown) => {
        if (error instanceof AppError && error.code === 'stale') await catchUp()
        throw error
      })
    // Who did it, and what it did to the waiting, is told to everybody alike.
    if (reply.vector.rev >= vector.get().rev) vector.set(reply.vector)
  }

  const stops = [
    line.on('playback:changed', changed => changed.meetingId === meetingId && take(changed)),
    line.on('playback:frames-changed', changed => changed.meetingId === meetingId && frames.set(changed.frames)),
  ]
  return {
    ...{ vector, controllerId, frames, said, hold, asking, catchUp },
    command: createCommandQueue(command),
    takeControl: async () => take(await line.request('playback:take-control', { meetingId })),
    handControl: async toId => take(await line.request('playback:hand-control', { meetingId, toId })),
    askControl: async wanted => void (await line.request('playback:ask-control', { meetingId, asking: wanted })),
    declineControl: async personId => void (await line.request('playback:decline-control', { meetingId, personId })),
    decideHold: async choice => void (await line.request('playback:hold', { meetingId, choice })),
    report(report) {
      lastReport = report
      send(report)
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}
