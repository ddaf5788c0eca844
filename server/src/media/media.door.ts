import type { RequestHandlers } from '../doors/handlers.ts'
import type { Media } from './media.ts'
import { asked } from './refusals.ts'

type MediaRequests =
  | 'media:join'
  | 'media:connect'
  | 'media:restart-ice'
  | 'media:produce'
  | 'media:pause-producer'
  | 'media:close-producer'
  | 'media:receive'
  | 'media:resume'

/** The signalling of faces and voices. A peer reaches its own transports, producers and consumers, and nobody else's. */
export function mediaRequests(media: Media): RequestHandlers<MediaRequests> {
  return {
    'media:join': ({ payload, connection }) => media.join(connection, payload.meetingId),
    'media:connect': async ({ payload: { meetingId, transportId, dtlsParameters }, connection }) => {
      await asked(media.peer(connection, meetingId).connectTransport(transportId, dtlsParameters))
      return {}
    },
    'media:restart-ice': async ({ payload: { meetingId, transportId }, connection }) => ({
      iceParameters: await asked(media.peer(connection, meetingId).restartIce(transportId)),
    }),
    'media:produce': ({ payload: { meetingId, id, ...producing }, connection }) =>
      asked(media.peer(connection, meetingId).produce({ ...producing, key: id })),
    'media:pause-producer': async ({ payload: { meetingId, producerId, paused }, connection }) => {
      await asked(media.peer(connection, meetingId).setProducerPaused(producerId, paused))
      return {}
    },
    'media:close-producer': async ({ payload: { meetingId, producerId }, connection }) => {
      await asked(media.peer(connection, meetingId).closeProducer(producerId))
      return {}
    },
    'media:receive': async ({ payload: { meetingId, rtpCapabilities }, connection }) => {
      await asked(media.peer(connection, meetingId).setRtpCapabilities(rtpCapabilities))
      // The SFU makes the offers one by one; each is told as a fact as soon as it stands, also those of who was here before.
      return {}
    },
    'media:resume': async ({ payload: { meetingId, consumerId }, connection }) => {
      await asked(media.peer(connection, meetingId).resumeConsumer(consumerId))
      return {}
    },
  }
}
