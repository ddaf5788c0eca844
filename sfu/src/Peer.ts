import { EventEmitter } from 'node:events'
import type { types } from 'mediasoup'
import { SfuError } from './errors.ts'
import { type ConsumerOffer, PeerConsumers } from './PeerConsumers.ts'
import { PeerProducers, type ProduceRequest, type PublishedProducer, type Source } from './PeerProducers.ts'
import {
  type Direction,
  PeerTransports,
  type TransportFailure,
  type TransportParameters,
  type TransportSetting,
} from './PeerTransports.ts'
import { cleanRtpCapabilities } from './rtp-capabilities.ts'
import type { PeerStats } from './stats.ts'

/** left: asked to go · replaced: the same id joined again · room-closed: listen to the room for the reason. */
export type PeerClosedReason = 'left' | 'replaced' | 'room-closed'

export interface PeerEvents {
  closed: [PeerClosedReason]
  'producer-opened': [PublishedProducer]
  /** It can be sent what others produce: it has said what it decodes and has a transport to receive on. */
  'ready-to-consume': []
  'consumer-offered': [ConsumerOffer]
  /** Its producer is gone. Consumers that go with their own transport or peer are not told of. */
  'consumer-closed': [{ consumerId: string }]
  'consumer-paused': [{ consumerId: string }]
  'consumer-resumed': [{ consumerId: string }]
  'transport-failed': [TransportFailure]
  /** It sent more than it may for too long: what it sent is closed. */
  'sending-stopped': [{ sources: Source[] }]
}

/** One participant's end in a room: what it sends, what it receives, and over which transports. */
export class Peer extends EventEmitter<PeerEvents> {
  readonly id: string
  readonly #transports: PeerTransports
  readonly #producers: PeerProducers
  readonly #consumers: PeerConsumers
  #rtpCapabilities: types.RtpCapabilities | undefined
  #closed = false

  constructor(id: string, setting: TransportSetting) {
    super()
    this.id = id
    this.#transports = new PeerTransports(
      setting,
      failure => this.emit('transport-failed', failure),
      () => this.#stopSending(),
    )
    this.#producers = new PeerProducers(id, setting.router, this.#transports, published =>
      this.emit('producer-opened', published),
    )
    this.#consumers = new PeerConsumers(setting.log, (event, consumerId) => this.emit(event, { consumerId }))
  }

  get closed(): boolean {
    return this.#closed
  }

  /** A transport for one direction, closing the one there was; what the browser's end needs to know of it. */
  async createTransport(direction: Direction): Promise<TransportParameters> {
    const parameters = await this.#transports.create(direction)
    if (direction === 'recv') this.#tellIfReady()
    return parameters
  }

  /** Starts DTLS; saying it again changes nothing. */
  connectTransport(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    return this.#transports.connect(transportId, dtlsParameters)
  }

  restartIce(transportId: string): Promise<types.IceParameters> {
    return this.#transports.restartIce(transportId)
  }

  /** One producer per source: a new one closes the old. The same `key` again gets the same producer. */
  produce(request: ProduceRequest): Promise<{ producerId: string }> {
    return this.#producers.produce(request)
  }

  setProducerPaused(producerId: string, paused: boolean): Promise<void> {
    return this.#producers.setPaused(producerId, paused)
  }

  async closeProducer(producerId: string): Promise<void> {
    this.#producers.close(producerId)
  }

  /** What this peer can decode: from now on it is offered what the others produce. */
  async setRtpCapabilities(rtpCapabilities: types.RtpCapabilities): Promise<void> {
    if (this.#closed) throw new SfuError('closed', 'the peer is closed')
    this.#rtpCapabilities = cleanRtpCapabilities(rtpCapabilities)
    this.#tellIfReady()
  }

  /** Lets the media flow, beginning with a key frame. */
  resumeConsumer(consumerId: string): Promise<void> {
    return this.#consumers.resume(consumerId)
  }

  pauseConsumer(consumerId: string): Promise<void> {
    return this.#consumers.pause(consumerId)
  }

  /** The best simulcast layers this peer wants; it gets less while its line carries less. */
  setPreferredLayers(consumerId: string, layers: types.ConsumerLayers): Promise<void> {
    return this.#consumers.setPreferredLayers(consumerId, layers)
  }

  /** What this peer produces now. */
  published(): PublishedProducer[] {
    return this.#producers.published()
  }

  hasProducer(producerId: string): boolean {
    return this.#producers.has(producerId)
  }

  /** Makes a paused consumer of another's producer and tells of it, if this peer can receive it at all. */
  async offer(published: PublishedProducer): Promise<void> {
    const transport = this.#transports.receiving
    if (!transport || !this.#rtpCapabilities) return
    const offer = await this.#consumers.open(transport, this.#rtpCapabilities, published)
    if (offer) this.emit('consumer-offered', offer)
  }

  stats(): PeerStats {
    return {
      transports: this.#transports.count,
      producers: this.#producers.count,
      consumers: this.#consumers.count,
    }
  }

  /** Closes the transports, and with them everything that was sent and received. */
  close(reason: PeerClosedReason = 'left'): void {
    if (this.#closed) return
    this.#closed = true
    this.#transports.close()
    this.emit('closed', reason)
  }

  #stopSending(): void {
    const sources = this.#producers.stop()
    if (sources.length > 0) this.emit('sending-stopped', { sources })
  }

  #tellIfReady(): void {
    if (this.#transports.receiving && this.#rtpCapabilities) this.emit('ready-to-consume')
  }
}
