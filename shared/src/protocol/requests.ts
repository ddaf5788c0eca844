import { z } from 'zod'
import { EntryId, MeetingId, PersonId } from '../ids.ts'
import { LogEntry, LogPage } from '../log/entry.ts'
import { DtlsParameters, IceParameters, RtpCapabilities, RtpParameters, Source, TransportOptions } from '../media.ts'
import { AgendaStep, Attendee } from '../meeting.ts'
import { Command } from '../playback/command.ts'
import { HoldChoice } from '../playback/hold.ts'
import { PlayerReport } from '../playback/report.ts'
import { Vector } from '../playback/vector.ts'
import type { Permission } from '../rights.ts'
import { Text } from '../text.ts'
import { Playback } from './playback.ts'
import { request } from './right.ts'

const nothing = z.object({})
const meeting = z.object({ meetingId: MeetingId })
const mediaId = Text.min(1).max(100)
const to = <P extends Permission>(may: P) => ({ may, of: 'meeting', by: 'meetingId' }) as const

/** Every request over Socket.IO. */
export const requests = {
  'clock:exchange': request({
    payload: nothing,
    reply: z.object({ t1: z.number(), t2: z.number() }),
    right: 'signed-in',
    whileLocked: true,
    doneBy: 'page',
  }),
  /** Somebody is at the page: they press and type, which nothing else may tell of for hours. */
  'person:act': request({ payload: nothing, reply: nothing, right: 'signed-in', doneBy: 'person' }),

  'meeting:enter': request({
    payload: meeting,
    reply: z.object({ attendees: z.array(Attendee), step: AgendaStep }),
    right: to('meeting:join'),
    doneBy: 'page',
  }),
  'meeting:leave': request({
    payload: meeting,
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
  }),
  'meeting:go-to-step': request({
    payload: meeting.extend({ id: EntryId, step: AgendaStep }),
    reply: nothing,
    right: to('playback:steer'),
    doneBy: 'person',
    entered: true,
  }),
  'meeting:share-room': request({
    payload: meeting.extend({ withId: PersonId.nullable() }),
    reply: nothing,
    right: to('meeting:join'),
    doneBy: 'person',
    entered: true,
  }),

  'log:since': request({
    payload: meeting.extend({ afterSeq: z.int().min(0) }),
    reply: LogPage,
    right: to('meeting:join'),
    doneBy: 'page',
  }),
  'chat:send': request({
    payload: meeting.extend({
      id: EntryId,
      text: Text.trim().min(1).max(4000),
      filmMs: z.number().min(0).nullable(),
    }),
    reply: LogEntry,
    right: to('chat:write'),
    doneBy: 'person',
  }),

  'playback:read': request({ payload: meeting, reply: Playback, right: to('meeting:join'), doneBy: 'page' }),
  'playback:command': request({
    payload: meeting.extend({ rev: z.int().min(0), command: Command }),
    reply: z.object({ vector: Vector }),
    right: to('playback:stop'),
    doneBy: 'person',
    entered: true,
  }),
  'playback:take-control': request({
    payload: meeting,
    reply: Playback,
    right: to('playback:steer'),
    doneBy: 'person',
    entered: true,
  }),
  'playback:ask-control': request({
    payload: meeting.extend({ asking: z.boolean() }),
    reply: nothing,
    right: to('playback:steer'),
    doneBy: 'person',
    entered: true,
  }),
  'playback:hand-control': request({
    payload: meeting.extend({ toId: PersonId }),
    reply: Playback,
    right: to('playback:steer'),
    doneBy: 'person',
    entered: true,
  }),
  'playback:decline-control': request({
    payload: meeting.extend({ personId: PersonId }),
    reply: nothing,
    right: to('playback:steer'),
    doneBy: 'person',
    entered: true,
  }),
  'playback:hold': request({
    payload: meeting.extend({ choice: HoldChoice }),
    reply: nothing,
    right: to('playback:steer'),
    doneBy: 'person',
    entered: true,
  }),
  'playback:report': request({
    payload: meeting.extend({ report: PlayerReport }),
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
    entered: true,
  }),

  'media:join': request({
    payload: meeting,
    reply: z.object({ routerRtpCapabilities: RtpCapabilities, send: TransportOptions, recv: TransportOptions }),
    right: to('meeting:join'),
    doneBy: 'page',
    entered: true,
  }),
  'media:connect': request({
    payload: meeting.extend({ transportId: mediaId, dtlsParameters: DtlsParameters }),
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
    entered: true,
  }),
  'media:restart-ice': request({
    payload: meeting.extend({ transportId: mediaId }),
    reply: z.object({ iceParameters: IceParameters }),
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
    entered: true,
  }),
  'media:produce': request({
    payload: meeting.extend({
      id: mediaId,
      transportId: mediaId,
      kind: z.enum(['audio', 'video']),
      source: Source,
      rtpParameters: RtpParameters,
    }),
    reply: z.object({ producerId: z.string() }),
    right: to('meeting:join'),
    doneBy: 'page',
    entered: true,
  }),
  'media:pause-producer': request({
    payload: meeting.extend({ producerId: mediaId, paused: z.boolean() }),
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'person',
    entered: true,
  }),
  'media:close-producer': request({
    payload: meeting.extend({ producerId: mediaId }),
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
    entered: true,
  }),
  'media:receive': request({
    payload: meeting.extend({ rtpCapabilities: RtpCapabilities }),
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
    entered: true,
  }),
  'media:resume': request({
    payload: meeting.extend({ consumerId: mediaId }),
    reply: nothing,
    right: to('meeting:join'),
    whileLocked: true,
    doneBy: 'page',
    entered: true,
  }),
}

export type Requests = typeof requests
export type RequestName = keyof Requests
export type RequestPayload<Name extends RequestName> = z.output<Requests[Name]['payload']>
export type RequestInput<Name extends RequestName> = z.input<Requests[Name]['payload']>
export type RequestReply<Name extends RequestName> = z.output<Requests[Name]['reply']>
