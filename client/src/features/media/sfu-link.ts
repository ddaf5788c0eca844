import type { ConsumerOffer, MeetingId, Source } from '@samsyn/shared'
import { Device, type types } from 'mediasoup-client'
import type { Line } from '../../net/line.ts'

/** One life of a connection to the SFU: from join to close or loss. */
export type SfuLink = {
  /** Sends this track as the person's camera or microphone; null stops sending it. */
  send(source: Source, track: MediaStreamTrack | null): Promise<void>
  /** From now on others' consumers are offered. */
  receive(): Promise<void>
  consume(offer: ConsumerOffer): Promise<MediaStreamTrack>
  forget(consumerId: string): void
  close(): void
}

// Three layers of VP8, so that the SFU can send each viewer what their line and their tile are good for.
const simulcast: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 2, maxBitrate: 400_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 1, maxBitrate: 1_200_000, scalabilityMode: 'L1T3' },
]

/** Joins the SFU's room of a meeting. `lost` is called when the connection is gone and cannot be mended from here. */
export async function joinSfu(line: Line, meetingId: MeetingId, { lost }: { lost: () => void }): Promise<SfuLink> {
  const { routerRtpCapabilities, send, recv } = await line.request('media:join', { meetingId })
  const device = await Device.factory()
  // The two packages write the same thing down with types of their own.
  await device.load({ routerRtpCapabilities: routerRtpCapabilities as types.RtpCapabilities })
  const sending = device.createSendTransport(send)
  const receiving = device.createRecvTransport(recv)
  for (const transport of [sending, receiving]) tend(transport, line, meetingId, lost)
  sending.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
    const source = appData.source as Source
    const id = crypto.randomUUID()
    line
      .request('media:produce', { meetingId, id, transportId: sending.id, kind, source, rtpParameters })
      .then(({ producerId }) => done({ id: producerId }), failed)
  })
  const producers = createProducers(sending, line, meetingId)
  const consumers = new Map<string, types.Consumer>()

  return {
    send: producers.send,
    receive: async () => {
      await line.request('media:receive', { meetingId, rtpCapabilities: device.recvRtpCapabilities })
    },
    async consume({ consumerId, producerId, kind, rtpParameters, personId, source }) {
      // Sound and picture of one person share a stream, so that the browser keeps lips and voice together.
      const parameters = rtpParameters as types.RtpParameters
      const options = { id: consumerId, producerId, kind, rtpParameters: parameters, streamId: personId }
      const consumer = await receiving.consume({ ...options, appData: { source } })
      consumers.set(consumerId, consumer)
      return consumer.track
    },
    forget(consumerId) {
      consumers.get(consumerId)?.close()
      consumers.delete(consumerId)
    },
    close() {
      sending.close()
      receiving.close()
    },
  }
}

/** Connects a transport when it is first used, and mends its path when the network changes. */
function tend(transport: types.Transport, line: Line, meetingId: MeetingId, lost: () => void) {
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    line.request('media:connect', { meetingId, transportId: transport.id, dtlsParameters }).then(done, failed)
  })
  transport.on('connectionstatechange', state => {
    if (state === 'disconnected') void restartIce(transport, line, meetingId).catch(() => undefined)
    if (state === 'failed') lost()
  })
}

async function restartIce(transport: types.Transport, line: Line, meetingId: MeetingId) {
  const { iceParameters } = await line.request('media:restart-ice', { meetingId, transportId: transport.id })
  if (!transport.closed) await transport.restartIce({ iceParameters })
}

/** The producers of one connection, at most one per source, each replaced or closed as its track changes. */
function createProducers(transport: types.Transport, line: Line, meetingId: MeetingId) {
  const producers = new Map<Source, types.Producer>()
  const turns: Record<Source, Promise<void>> = { camera: Promise.resolve(), microphone: Promise.resolve() }

  async function bring(source: Source, track: MediaStreamTrack | null) {
    const known = producers.get(source)
    if (!track && known) {
      producers.delete(source)
      known.close()
      await line.request('media:close-producer', { meetingId, producerId: known.id })
    } else if (track && known && known.track !== track) await known.replaceTrack({ track })
    else if (track && !known && !transport.closed)
      producers.set(source, await transport.produce(optionsFor(source, track)))
  }

  return {
    send(source: Source, track: MediaStreamTrack | null): Promise<void> {
      const done = turns[source].then(() => bring(source, track))
      turns[source] = done.catch(() => undefined)
      return done
    },
  }
}

function optionsFor(source: Source, track: MediaStreamTrack): types.ProducerOptions {
  // The devices are held elsewhere: a producer that closes must not turn the camera off.
  const common = { track, stopTracks: false, appData: { source } }
  if (source === 'microphone') return { ...common, codecOptions: { opusDtx: true, opusFec: true } }
  return { ...common, encodings: simulcast, codecOptions: { videoGoogleStartBitrate: 600 } }
}
