import type { types } from 'mediasoup'
import { z } from 'zod'
import { PersonId } from './ids.ts'

// The SFU checks these deeply; the door makes sure that they are objects at all.
const object = <T>() => z.custom<T>(value => typeof value === 'object' && value !== null && !Array.isArray(value))

export const RtpCapabilities = object<types.RtpCapabilities>()
export const RtpParameters = object<types.RtpParameters>()
export const DtlsParameters = object<types.DtlsParameters>()
export const IceParameters = object<types.IceParameters>()

export const Source = z.enum(['camera', 'microphone'])
export type Source = z.infer<typeof Source>

export const Direction = z.enum(['send', 'recv'])
export type Direction = z.infer<typeof Direction>

/** What mediasoup-client needs to make its end of a WebRTC transport. */
export const TransportOptions = z.object({
  id: z.string(),
  iceParameters: IceParameters,
  iceCandidates: z.array(object<types.IceCandidate>()),
  dtlsParameters: DtlsParameters,
})
export type TransportOptions = z.infer<typeof TransportOptions>

/** A consumer waiting, paused, for its client to say that it is ready. */
export const ConsumerOffer = z.object({
  consumerId: z.string(),
  producerId: z.string(),
  personId: PersonId,
  source: Source,
  kind: z.enum(['audio', 'video']),
  rtpParameters: RtpParameters,
  producerPaused: z.boolean(),
})
export type ConsumerOffer = z.infer<typeof ConsumerOffer>
