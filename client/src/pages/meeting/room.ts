import type { MeetingId, PersonId } from '@samsyn/shared'
import { type Chat, createChat } from '../../features/chat/chat.ts'
import { type Call, createCall } from '../../features/media/call.ts'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { createMeetingPresence, type MeetingPresence } from '../../features/meeting/meeting.ts'
import { createMeetingSteering, type MeetingSteering } from '../../features/playback/meeting-steering.ts'
import { type Clock, createClock } from '../../net/clock.ts'
import { type OpenDoc, openDoc } from '../../net/docs.ts'
import type { Line } from '../../net/line.ts'
import { createStore, type Readable } from '../../store.ts'
import { createEntering } from './entering.ts'

/** The things that share a meeting's id, each its own; nothing here but their common beginning and end. */
export type Room = {
  presence: MeetingPresence
  steering: MeetingSteering
  clock: Clock
  call: Call
  chat: Chat
  notes: OpenDoc
  drawings: OpenDoc
  /** Why the meeting cannot be entered, if it cannot. */
  refused: Readable<unknown>
  /** This person may not be in it any more: it is closed here. */
  lost: Readable<boolean>
  leave(): Promise<void>
  close(): void
}

/** Enters the meeting, and again each time the line has come back: same frame, same notes, same chat, same faces. */
export function openRoom(line: Line, meetingId: MeetingId, selfId: PersonId, local: LocalMedia): Room {
  const presence = createMeetingPresence(line, meetingId, selfId)
  const steering = createMeetingSteering(line, meetingId)
  const clock = createClock(
    () => line.request('clock:exchange', {}),
    () => !steering.vector.get().playing,
  )
  const call = createCall(line, meetingId, local)
  const chat = createChat(line, meetingId)
  const notes = openDoc({ kind: 'notes', meetingId }, selfId)
  const drawings = openDoc({ kind: 'drawings', meetingId }, selfId)
  const lost = createStore(false)
  const entering = createEntering({
    enter() {
      clock.start()
      return presence.enter()
    },
    catchUp: () => Promise.all([steering.catchUp(), chat.catchUp(), call.join()]),
    isOnline: () => line.state.get() === 'online',
  })

  const stopEntering = line.onOnline(() => void entering.go())
  const stopHearing = line.on('meeting:lost', fact => {
    if (fact.meetingId !== meetingId) return
    close()
    lost.set(true)
  })

  function close() {
    entering.end()
    stopEntering()
    stopHearing()
    clock.stop()
    for (const part of [presence, steering, call, chat, notes, drawings]) part.close()
  }

  return {
    ...{ presence, steering, clock, call, chat, notes, drawings, refused: entering.refused, lost },
    async leave() {
      entering.end()
      stopEntering()
      await presence.leave()
    },
    close,
  }
}
