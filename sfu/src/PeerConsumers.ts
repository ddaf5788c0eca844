import type { types } from 'mediasoup'
import { integer, parameters } from './checks.ts'
import { outcome, SfuError } from './errors.ts'
import type { SfuLog } from './log.ts'
import type { PublishedProducer } from './PeerProducers.ts'

/** A consumer that waits, paused, until the client has made its end and resumes it. */
export interface ConsumerOffer extends PublishedProducer {
  consumerId: string
  transportId: string
  rtpParameters: types.RtpParameters
  producerPaused: boolean
}

export type ConsumerFact = 'consumer-closed' | 'consumer-paused' | 'consumer-resumed'

/** What a peer receives: at most one consumer per producer and transport. */
export class PeerConsumers {
  readonly #log: SfuLog
  readonly #tell: (fact: ConsumerFact, consumerId: string) => void
  readonly #consumers = new Map<string, types.Consumer>()
  readonly #taken = new Set<string>()

  constructor(log: SfuLog, tell: (fact: ConsumerFact, consumerId: string) => void) {
    this.#log = log
    this.#tell = tell
  }

  get count(): number {
    return this.#consumers.size
  }

  /** A new paused consumer; nothing if there is one already, it cannot be decoded, or either end went meanwhile. */
  async open(
    transport: types.WebRtcTransport,
    rtpCapabilities: types.RtpCapabilities,
    published: PublishedProducer,
  ): Promise<ConsumerOffer | undefined> {
    const { producerId } = published
    const place = `${transport.id}:${producerId}`
    if (this.#taken.has(place)) return undefined
    this.#taken.add(place)
    try {
      const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true })
      consumer.observer.once('close', () => this.#taken.delete(place))
      return this.#adopt(consumer, transport, published)
    } catch (err) {
      this.#taken.delete(place)
      this.#log.info({ err, producerId }, 'producer is not consumed')
      return undefined
    }
  }

  async resume(consumerId: string): Promise<void> {
    await outcome(this.#get(consumerId).resume(), 'unavailable')
  }

  async pause(consumerId: string): Promise<void> {
    await outcome(this.#get(consumerId).pause(), 'unavailable')
  }

  async setPreferredLayers(consumerId: string, layers: types.ConsumerLayers): Promise<void> {
    const consumer = this.#get(consumerId)
    await outcome(consumer.setPreferredLayers(cleanLayers(layers)), 'bad-parameters')
  }

  #adopt(
    consumer: types.Consumer,
    transport: types.WebRtcTransport,
    published: PublishedProducer,
  ): ConsumerOffer | undefined {
    if (transport.closed) {
      consumer.close()
      return undefined
    }
    const { id: consumerId, rtpParameters, producerPaused } = consumer
    this.#consumers.set(consumerId, consumer)
    consumer.observer.once('close', () => this.#consumers.delete(consumerId))
    consumer.on('producerclose', () => this.#tell('consumer-closed', consumerId))
    consumer.on('producerpause', () => this.#tell('consumer-paused', consumerId))
    consumer.on('producerresume', () => this.#tell('consumer-resumed', consumerId))
    return { ...published, consumerId, transportId: transport.id, rtpParameters, producerPaused }
  }

  #get(consumerId: string): types.Consumer {
    const consumer = this.#consumers.get(consumerId)
    if (!consumer) throw new SfuError('not-found', 'no such consumer')
    return consumer
  }
}

function cleanLayers(layers: types.ConsumerLayers): types.ConsumerLayers {
  const { spatialLayer, temporalLayer } = parameters(layers, 'layers')
  const spatial = integer(spatialLayer, 'spatialLayer', 7)
  if (temporalLayer === undefined) return { spatialLayer: spatial }
  return { spatialLayer: spatial, temporalLayer: integer(temporalLayer, 'temporalLayer', 7) }
}
