import { EventEmitter } from 'node:events'
import type { types } from 'mediasoup'
import { outcome, SfuError } from './errors.ts'
import type { IncomingLimit } from './incoming.ts'
import type { SfuLog } from './log.ts'
import type { MediaWorker } from './MediaWorker.ts'
import { mediaCodecs } from './media-codecs.ts'
import { Peer } from './Peer.ts'
import type { PublishedProducer } from './PeerProducers.ts'
import { addStats, emptyStats, type RoomStats } from './stats.ts'

const speakersOptions: types.AudioLevelObserverOptions = { maxEntries: 8, threshold: -60, interval: 400 }

/** empty: the last peer left · worker-died: join again, a new room will do · sfu-closed: we are stopping. */
export type RoomClosedReason = 'empty' | 'closed' | 'worker-died' | 'sfu-closed'

/** Somebody heard in the last moment; volume in dBov, -127 (silence) to 0. */
export interface Speaker {
  peerId: string
  volume: number
}

/** What rooms have from their Sfu. */
export interface RoomSetting {
  log: SfuLog
  incoming: IncomingLimit
}

export interface RoomEvents {
  closed: [RoomClosedReason]
  /** Who is heard, loudest first; an empty list says that all fell silent. */
  speakers: [Speaker[]]
}

/** Peers who see and hear each other and nobody else. Closes itself when the last one leaves. */
export class Room extends EventEmitter<RoomEvents> {
  readonly id: string
  readonly #router: types.Router
  readonly #worker: MediaWorker
  readonly #levels: types.AudioLevelObserver
  readonly #setting: RoomSetting
  readonly #peers = new Map<string, Peer>()
  #closed = false

  /** A room on that worker. */
  static async create(id: string, worker: MediaWorker, setting: RoomSetting): Promise<Room> {
    const router = await worker.createRouter(mediaCodecs)
    try {
      const levels = await outcome(router.createAudioLevelObserver(speakersOptions), 'unavailable')
      if (worker.ended) throw new SfuError('unavailable', 'the media worker ended')
      return new Room(id, router, levels, worker, setting)
    } catch (error) {
      router.close()
      throw error
    }
  }

  private constructor(
    id: string,
    router: types.Router,
    levels: types.AudioLevelObserver,
    worker: MediaWorker,
    setting: RoomSetting,
  ) {
    super()
    this.id = id
    this.#router = router
    this.#worker = worker
    this.#levels = levels
    this.#setting = setting
    const handleEnded = ({ died }: { died: boolean }) => this.close(died ? 'worker-died' : 'sfu-closed')
    worker.once('ended', handleEnded)
    this.once('closed', () => worker.off('ended', handleEnded))
    levels.on('volumes', volumes => this.emit('speakers', this.#speakers(volumes)))
    levels.on('silence', () => this.emit('speakers', []))
  }

  get routerRtpCapabilities(): types.RtpCapabilities {
    return this.#router.rtpCapabilities
  }

  get closed(): boolean {
    return this.#closed
  }

  /** A new peer; whoever had that id is closed as `replaced`. */
  join(peerId: string): Peer {
    if (this.#closed) throw new SfuError('closed', 'the room is closed')
    const peer = new Peer(peerId, {
      router: this.#router,
      webRtcServer: this.#worker.webRtcServer,
      ...this.#setting,
    })
    const former = this.#peers.get(peerId)
    this.#peers.set(peerId, peer)
    peer.once('closed', this.#worker.carry())
    peer.once('closed', () => this.#handlePeerClosed(peer))
    peer.on('producer-opened', published => this.#handlePublished(peer, published))
    peer.on('ready-to-consume', () => this.#offerEverybodyTo(peer))
    former?.close('replaced')
    return peer
  }

  /** The peer of that id, if it is here. */
  peer(peerId: string): Peer | undefined {
    return this.#peers.get(peerId)
  }

  stats(): RoomStats {
    const inPeers = [...this.#peers.values()].map(peer => ({ peers: 1, ...peer.stats() }))
    return inPeers.reduce(addStats, emptyStats)
  }

  /** Closes every peer, then the room. */
  close(reason: RoomClosedReason = 'closed'): void {
    if (this.#closed) return
    this.#closed = true
    for (const peer of this.#peers.values()) peer.close('room-closed')
    this.#router.close()
    this.emit('closed', reason)
  }

  #handlePeerClosed(peer: Peer): void {
    if (this.#peers.get(peer.id) === peer) this.#peers.delete(peer.id)
    if (this.#peers.size === 0) this.close('empty')
  }

  #handlePublished(peer: Peer, published: PublishedProducer): void {
    for (const other of this.#othersThan(peer)) this.#offer(other, published)
    if (published.source === 'microphone') void this.#listenTo(published.producerId)
  }

  #offerEverybodyTo(peer: Peer): void {
    for (const other of this.#othersThan(peer)) for (const published of other.published()) this.#offer(peer, published)
  }

  #offer(peer: Peer, published: PublishedProducer): void {
    peer.offer(published).catch(err => this.#setting.log.error({ err, peerId: peer.id }, 'offer was not delivered'))
  }

  #othersThan(peer: Peer): Peer[] {
    return [...this.#peers.values()].filter(other => other !== peer)
  }

  async #listenTo(producerId: string): Promise<void> {
    try {
      await this.#levels.addProducer({ producerId })
    } catch (err) {
      this.#setting.log.info({ err, producerId }, 'producer closed before it was listened to')
    }
  }

  #speakers(volumes: types.AudioLevelObserverVolume[]): Speaker[] {
    return volumes.flatMap(({ producer, volume }) => {
      const speaker = [...this.#peers.values()].find(peer => peer.hasProducer(producer.id))
      return speaker ? [{ peerId: speaker.id, volume }] : []
    })
  }
}
