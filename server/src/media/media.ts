import type { Peer, PeerClosedReason, Room, Sfu } from '@samsyn/sfu'
import {
  AppError,
  type ConsumerOffer,
  type FactPayload,
  type MeetingId,
  PersonId,
  type RequestReply,
} from '@samsyn/shared'
import type { Connection } from '../doors/connection.ts'
import type { Telling } from '../doors/telling.ts'
import { asked } from './refusals.ts'
import { tellSpeakers } from './speakers.ts'

type Seat = { meetingId: MeetingId; connection: Connection; peer: Peer }

type Dependencies = {
  sfu: Sfu
  tell: Telling
  /** Whether this very connection is in the meeting. */
  entered: (connectionId: string, meetingId: MeetingId) => boolean
}

const reasons: Record<PeerClosedReason, FactPayload<'media:closed'>['reason'] | null> = {
  left: null,
  replaced: 'taken-over',
  'room-closed': 'restarted',
}

/** Faces and voices: each connection has at most one peer in the SFU, each person at most one per meeting. */
export function createMedia({ sfu, tell, entered }: Dependencies) {
  const seats = new Map<string, Seat>()
  const heard = new WeakSet<Room>()

  async function roomOf(meetingId: MeetingId): Promise<Room> {
    const room = await asked(sfu.room(meetingId))
    if (!heard.has(room)) tellSpeakers(room, meetingId, tell)
    heard.add(room)
    return room
  }

  async function take(room: Room, connection: Connection, meetingId: MeetingId): Promise<Seat> {
    // Its own former peer goes first from the books: this connection need not be told of that.
    const former = seats.get(connection.id)
    seats.delete(connection.id)
    const seat = { meetingId, connection, peer: room.join(connection.personId) }
    former?.peer.close()
    seats.set(connection.id, seat)
    listen(seat)
    return seat
  }

  function listen({ meetingId, connection, peer }: Seat) {
    peer.on('consumer-offered', ({ consumerId, producerId, peerId, source, kind, rtpParameters, producerPaused }) => {
      const personId = PersonId.parse(peerId)
      const offer: ConsumerOffer = { consumerId, producerId, personId, source, kind, rtpParameters, producerPaused }
      connection.tell('media:consumer-offered', { meetingId, offer })
    })
    peer.on('consumer-closed', fact => connection.tell('media:consumer-closed', { meetingId, ...fact }))
    peer.on('consumer-paused', fact => connection.tell('media:consumer-paused', { meetingId, ...fact, paused: true }))
    peer.on('consumer-resumed', fact => connection.tell('media:consumer-paused', { meetingId, ...fact, paused: false }))
    peer.on('sending-stopped', ({ sources }) =>
      connection.tell('media:stopped', { meetingId, sources, reason: 'too-much' }),
    )
    peer.on('transport-failed', ({ reason }) => {
      // A restart of ICE, which the client asks for, may bring a lost line back; after the others it must join anew.
      if (reason !== 'ice-disconnected') vacate(connection.id, peer, 'transport-failed')
    })
    peer.once('closed', reason => vacate(connection.id, peer, reasons[reason]))
  }

  function vacate(connectionId: string, peer: Peer, reason: FactPayload<'media:closed'>['reason'] | null) {
    const seat = seats.get(connectionId)
    if (seat?.peer !== peer) return
    seats.delete(connectionId)
    peer.close()
    if (reason) seat.connection.tell('media:closed', { meetingId: seat.meetingId, reason })
  }

  return {
    /** A peer for this connection; whoever of the same person was in the meeting before is told that it was taken over. */
    async join(connection: Connection, meetingId: MeetingId): Promise<RequestReply<'media:join'>> {
      const room = await roomOf(meetingId)
      if (!entered(connection.id, meetingId)) {
        if (room.stats().peers === 0) room.close()
        throw new AppError('forbidden', 'enter the meeting first')
      }
      const { peer } = await asked(take(room, connection, meetingId))
      try {
        const send = await asked(peer.createTransport('send'))
        const recv = await asked(peer.createTransport('recv'))
        return { routerRtpCapabilities: room.routerRtpCapabilities, send, recv }
      } catch (error) {
        // Who is told that they could not join has no seat, and nobody sees them there.
        vacate(connection.id, peer, null)
        peer.close()
        throw error
      }
    },
    /** The peer this connection has in that meeting. */
    peer(connection: Connection, meetingId: MeetingId): Peer {
      const seat = seats.get(connection.id)
      if (seat?.meetingId !== meetingId) throw new AppError('not-found', 'join first')
      return seat.peer
    },
    /** Closes what this connection sends and receives in that meeting. */
    leave(connectionId: string, meetingId: MeetingId): void {
      const seat = seats.get(connectionId)
      if (seat?.meetingId === meetingId) vacate(connectionId, seat.peer, null)
    },
  }
}

export type Media = ReturnType<typeof createMedia>
