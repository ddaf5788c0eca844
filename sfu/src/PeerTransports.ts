import type { types } from 'mediasoup'
import { cleanDtlsParameters } from './dtls-parameters.ts'
import { outcome, SfuError } from './errors.ts'
import { advisedBitrate, type IncomingLimit, watchIncoming } from './incoming.ts'
import type { SfuLog } from './log.ts'

const initialOutgoingBitrate = 1_000_000

export type Direction = 'send' | 'recv'

/** Where the transports of a peer live. */
export interface TransportSetting {
  router: types.Router
  webRtcServer: types.WebRtcServer
  log: SfuLog
  incoming: IncomingLimit
}

/** Plain data for `device.createSendTransport` and `createRecvTransport` of mediasoup-client. */
export interface TransportParameters {
  id: string
  iceParameters: types.IceParameters
  iceCandidates: types.IceCandidate[]
  dtlsParameters: types.DtlsParameters
}

/** After `ice-disconnected` an ICE restart helps; after the others the transport is closed and a new one is needed. */
export interface TransportFailure {
  transportId: string
  direction: Direction
  reason: 'ice-disconnected' | 'dtls-failed' | 'dtls-closed'
}

/** A peer's transports: at most one per direction, on the worker's one port. */
export class PeerTransports {
  readonly #setting: TransportSetting
  readonly #onFailure: (failure: TransportFailure) => void
  readonly #onOver: () => void
  readonly #current = new Map<Direction, types.WebRtcTransport>()
  readonly #connecting = new Map<string, Promise<void>>()
  #closed = false

  /** `onOver` is called while more comes in than may. */
  constructor(setting: TransportSetting, onFailure: (failure: TransportFailure) => void, onOver: () => void) {
    this.#setting = setting
    this.#onFailure = onFailure
    this.#onOver = onOver
  }

  get count(): number {
    return this.#current.size
  }

  get receiving(): types.WebRtcTransport | undefined {
    return this.#current.get('recv')
  }

  async create(direction: Direction): Promise<TransportParameters> {
    if (this.#closed) throw new SfuError('closed', 'the peer is closed')
    const { router, webRtcServer } = this.#setting
    const options = { webRtcServer, preferUdp: true, initialAvailableOutgoingBitrate: initialOutgoingBitrate }
    const transport = await outcome(router.createWebRtcTransport(options), 'unavailable')
    this.#adopt(transport, direction)
    if (direction === 'send') await this.#limit(transport).catch(error => this.#giveUp(transport, error))
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport
    return { id, iceParameters, iceCandidates, dtlsParameters }
  }

  /** A browser is told what it may send; whoever does not listen to that is found out. */
  async #limit(transport: types.WebRtcTransport): Promise<void> {
    watchIncoming(transport, this.#setting.incoming, this.#onOver)
    await outcome(transport.setMaxIncomingBitrate(advisedBitrate), 'unavailable')
  }

  /** What cannot be bounded is not there. */
  #giveUp(transport: types.WebRtcTransport, error: unknown): never {
    transport.close()
    throw error
  }

  connect(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    const connecting = this.#connecting.get(transportId) ?? this.#connect(transportId, dtlsParameters)
    this.#connecting.set(transportId, connecting)
    connecting.catch(() => this.#connecting.delete(transportId))
    return connecting
  }

  async restartIce(transportId: string): Promise<types.IceParameters> {
    return outcome(this.#get(transportId).restartIce(), 'unavailable')
  }

  /** The transport to produce on; the receiving one is `bad-parameters`. */
  sending(transportId: string): types.WebRtcTransport {
    const transport = this.#get(transportId)
    if (transport === this.#current.get('send')) return transport
    throw new SfuError('bad-parameters', 'this transport is for receiving')
  }

  close(): void {
    this.#closed = true
    for (const transport of this.#current.values()) transport.close()
  }

  async #connect(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    const transport = this.#get(transportId)
    await outcome(transport.connect({ dtlsParameters: cleanDtlsParameters(dtlsParameters) }), 'bad-parameters')
  }

  #get(transportId: string): types.WebRtcTransport {
    if (this.#closed) throw new SfuError('closed', 'the peer is closed')
    for (const transport of this.#current.values()) if (transport.id === transportId) return transport
    throw new SfuError('not-found', 'no such transport')
  }

  #adopt(transport: types.WebRtcTransport, direction: Direction): void {
    if (this.#closed || this.#setting.router.closed) {
      transport.close()
      throw new SfuError('closed', 'the peer closed while the transport was made')
    }
    this.#current.get(direction)?.close()
    this.#current.set(direction, transport)
    transport.observer.once('close', () => this.#forget(transport, direction))
    transport.on('icestatechange', state => {
      if (state === 'disconnected') this.#fail(transport, direction, 'ice-disconnected')
    })
    transport.on('dtlsstatechange', state => {
      if (state === 'failed' || state === 'closed') this.#fail(transport, direction, `dtls-${state}`)
    })
  }

  #fail(transport: types.WebRtcTransport, direction: Direction, reason: TransportFailure['reason']): void {
    this.#setting.log.info({ transportId: transport.id, direction, reason }, 'transport failed')
    if (reason !== 'ice-disconnected') transport.close()
    this.#onFailure({ transportId: transport.id, direction, reason })
  }

  #forget(transport: types.WebRtcTransport, direction: Direction): void {
    this.#connecting.delete(transport.id)
    if (this.#current.get(direction) === transport) this.#current.delete(direction)
  }
}
