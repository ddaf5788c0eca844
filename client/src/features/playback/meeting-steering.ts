import {
  AppError,
  type Command,
  emptyVector,
  type MeetingId,
  type ParticipantFrame,
  type PersonId,
  type PlayerReport,
  type Vector,
} from '@samsyn/shared'
import type { Line } from '../../net/line.ts'
import { createStore } from '../../store.ts'
import { createCommandQueue } from './command-queue.ts'
import type { Steering } from './steering.ts'

export type MeetingSteering = Steering & {
  /** Tells the others what this screen shows. */
  report(report: PlayerReport): void
  /** Asks the server how things stand; to be called each time the meeting has been entered. */
  catchUp(): Promise<void>
  close(): void
}

/** Steers the film of a meeting, and hears how others steer it. What is older than what is known is passed over. */
export function createMeetingSteering(line: Line, meetingId: MeetingId): MeetingSteering {
  const vector = createStore<Vector>(emptyVector)
  const controllerId = createStore<PersonId | null>(null)
  const frames = createStore<readonly ParticipantFrame[]>([])
  let lastReport: PlayerReport | null = null

  function take(newer: { vector: Vector; controllerId: PersonId | null }) {
    controllerId.set(newer.controllerId)
    if (newer.vector.rev >= vector.get().rev) vector.set(newer.vector)
  }

  /** After a cut, or a restart of the server, what the server says holds, whatever its number. */
  async function catchUp() {
    const now = await line.request('playback:read', { meetingId })
    controllerId.set(now.controllerId)
    frames.set(now.frames)
    vector.set(now.vector)
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
    take({ vector: reply.vector, controllerId: controllerId.get() })
  }

  const stops = [
    line.on('playback:changed', changed => changed.meetingId === meetingId && take(changed)),
    line.on('playback:frames-changed', changed => changed.meetingId === meetingId && frames.set(changed.frames)),
  ]
  return {
    vector,
    controllerId,
    frames,
    command: createCommandQueue(command),
    catchUp,
    takeControl: async () => take(await line.request('playback:take-control', { meetingId })),
    report(report) {
      lastReport = report
      send(report)
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}
