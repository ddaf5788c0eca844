import type { types } from 'mediasoup'
import { outcome, SfuError } from './errors.ts'
import type { PeerTransports } from './PeerTransports.ts'
import { cleanRtpParameters } from './rtp-parameters.ts'

export type Source = 'camera' | 'microphone'

const kindOf: Record<Source, types.MediaKind> = { camera: 'video', microphone: 'audio' }

export interface ProduceRequest {
  transportId: string
  /** Made by the client: asking again with the same key is answered with the same producer. */
  key?: string
  kind: types.MediaKind
  rtpParameters: types.RtpParameters
  source: Source
  paused?: boolean
}

/** A producer as other peers may know it. */
export interface PublishedProducer {
  producerId: string
  peerId: string
  source: Source
  kind: types.MediaKind
}

/** What a peer sends: at most one producer per source. */
export class PeerProducers {
  readonly #peerId: string
  readonly #router: types.Router
  readonly #transports: PeerTransports
  readonly #onOpened: (published: PublishedProducer) => void
  readonly #current = new Map<Source, types.Producer>()
  readonly #byKey = new Map<string, Promise<{ producerId: string }>>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    peerId: string,
    router: types.Router,
    transports: PeerTransports,
    onOpened: (published: PublishedProducer) => void,
  ) {
    this.#peerId = peerId
    this.#router = router
    this.#transports = transports
    this.#onOpened = onOpened
  }

  get count(): number {
    return this.#current.size
  }

  produce(request: ProduceRequest): Promise<{ producerId: string }> {
    const { key } = request
    const known = key === undefined ? undefined : this.#byKey.get(key)
    if (known !== undefined) return known
    // One after the other, so that of two asked for at once the later one stays.
    const produced = this.#turn.then(() => this.#replace(request))
    this.#turn = produced.catch(() => {})
    if (key !== undefined) this.#remember(key, produced)
    return produced
  }

  async setPaused(producerId: string, paused: boolean): Promise<void> {
    const producer = this.#get(producerId)
    await outcome(paused ? producer.pause() : producer.resume(), 'unavailable')
  }

  close(producerId: string): void {
    this.#get(producerId).close()
  }

  /** Closes everything that is sent; answers what that was. */
  stop(): Source[] {
    const sources = [...this.#current.keys()]
    for (const producer of this.#current.values()) producer.close()
    return sources
  }

  has(producerId: string): boolean {
    return this.published().some(published => published.producerId === producerId)
  }

  published(): PublishedProducer[] {
    return [...this.#current].map(([source, producer]) => this.#describe(source, producer))
  }

  async #replace({ transportId, kind, rtpParameters, source, paused = false }: ProduceRequest) {
    const transport = this.#transports.sending(transportId)
    if (kindOf[source] !== kind) throw new SfuError('bad-parameters', `a ${source} does not send ${kind}`)
    const cleaned = cleanRtpParameters(kind, rtpParameters, this.#router.rtpCapabilities)
    // Closed first: browsers use the same mid and ssrc again, which must be free by then.
    this.#current.get(source)?.close()
    const producing = transport.produce({ kind, rtpParameters: cleaned, paused })
    const producer = await outcome(producing, 'bad-parameters')
    if (transport.closed) {
      producer.close()
      throw new SfuError('closed', 'the transport closed while the producer was made')
    }
    this.#adopt(source, producer)
    return { producerId: producer.id }
  }

  #adopt(source: Source, producer: types.Producer): void {
    this.#current.set(source, producer)
    producer.observer.once('close', () => {
      if (this.#current.get(source) === producer) this.#current.delete(source)
    })
    this.#onOpened(this.#describe(source, producer))
  }

  /** A key is known as long as its producer lives. */
  #remember(key: string, produced: Promise<{ producerId: string }>): void {
    this.#byKey.set(key, produced)
    const forget = () => this.#byKey.delete(key)
    produced.then(({ producerId }) => this.#find(producerId)?.observer.once('close', forget) ?? forget(), forget)
  }

  #find(producerId: string): types.Producer | undefined {
    return [...this.#current.values()].find(producer => producer.id === producerId)
  }

  #get(producerId: string): types.Producer {
    const producer = this.#find(producerId)
    if (!producer) throw new SfuError('not-found', 'no such producer')
    return producer
  }

  #describe(source: Source, producer: types.Producer): PublishedProducer {
    return { producerId: producer.id, peerId: this.#peerId, source, kind: producer.kind }
  }
}
