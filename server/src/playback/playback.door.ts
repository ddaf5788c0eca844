import { AppError, may } from '@samsyn/shared'
import type { RequestHandlers } from '../doors/handlers.ts'
import type { PlaybackNoun } from './playback.ts'

type PlaybackRequests =
  | 'clock:exchange'
  | 'playback:read'
  | 'playback:command'
  | 'playback:take-control'
  | 'playback:ask-control'
  | 'playback:hand-control'
  | 'playback:decline-control'
  | 'playback:hold'
  | 'playback:report'

/** Which requests steer the film, and the clock exchange that lets everybody follow it. */
export function playbackRequests(playback: PlaybackNoun, now: () => number): RequestHandlers<PlaybackRequests> {
  return {
    'clock:exchange': ({ arrivedMs }) => ({ t1: arrivedMs, t2: now() }),
    'playback:read': ({ payload }) => playback.read(payload.meetingId),
    'playback:command': ({ payload, actor, arrivedMs }) => {
      const { meetingId, rev, command } = payload
      if (command.kind !== 'stop' && !may(actor.relation, 'playback:steer')) throw new AppError('forbidden')
      return playback.command(meetingId, actor.self.id, rev, command, arrivedMs)
    },
    'playback:take-control': ({ payload, actor }) => playback.takeControl(payload.meetingId, actor.self.id),
    'playback:ask-control': async ({ payload, actor }) => {
      await playback.askControl(payload.meetingId, actor.self.id, payload.asking)
      return {}
    },
    'playback:hand-control': ({ payload, actor }) =>
      playback.handControl(payload.meetingId, actor.self.id, payload.toId),
    'playback:decline-control': async ({ payload, actor }) => {
      await playback.declineControl(payload.meetingId, actor.self.id, payload.personId)
      return {}
    },
    'playback:hold': async ({ payload, actor }) => {
      await playback.hold(payload.meetingId, actor.self.id, payload.choice)
      return {}
    },
    'playback:report': async ({ payload, actor }) => {
      await playback.report(payload.meetingId, actor.self.id, payload.report)
      return {}
    },
  }
}
