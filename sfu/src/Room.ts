import { EventEmitter } from 'node:events'
import type { types } from 'mediasoup'
import { outcome, SfuError } from './errors.ts'
import type { SfuLog } from './log.ts'
import type { MediaWorker } from './MediaWorker.ts'
import { mediaCodecs } from './media-codecs.ts'
import { Peer } from './Peer.ts'
import type { PublishedProducer } from './PeerProducers.ts'
import { addStats, emptyStats, type RoomStats } from './stats.ts'

const speakersOptions: types.AudioLevelObserverOptions = { maxEntries: 8, threshold: -60, interval: 400 }

/** left: the last peer went · worker-died: join again, a new room will do · sfu-closed: we are stopping. */
export type RoomClosedReason = 'empty' | 'closed' | 'worker-died' | 'sfu-closed'

/** Somebody heard in the last moment; volume in dBov, -127 (silence) to 0. */
export interface Speaker {
  peerId: string
  volume: number
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
  readonly #webRtcServer: types.WebRtcServer
  readonly #levels: types.AudioLevelObserver
  readonly #log: SfuLog
  readonly #peers = new Map<string, Peer>()

  /** A room on that worker. */
  static async create(id: string, worker: MediaWorker, log: SfuLog): Promise<Room> {
    const router = await worker.createRouter(mediaCodecs)
    const levels = await outcome(router.createAudioLevelObserver(speakersOptions), 'unavailable')
    if (worker.ended) throw new SfuError('unavailable', 'the media worker ended')
    return new Room(id, router, levels, worker, log)
  }

  private constructor(
    id: string,
    router: types.Router,
    levels: types.AudioLevelObserver,
    worker: MediaWorker,
    log: SfuLog,
  ) {
    super()
    this.id = id
    this.#router = router
    this.#webRtcServer = worker.webRtcServer
    this.#levels = levels
    this.#log = log
    router.once('workerclose', () => this.#release('worker-died'))
    levels.on('volumes', volumes => this.emit('speakers', volumes.flatMap(speakerOf)))
    levels.on('silence', () => this.emit('speakers', []))
  }
}
