import { EventEmitter } from 'node:events'
import { workerBin as ownWorkerBin } from 'mediasoup'
import { SfuError } from './errors.ts'
import { highestFence, lackOf } from './fence.ts'
import { type IncomingLimit, incomingLimit } from './incoming.ts'
import { hearMediasoup, type SfuLog } from './log.ts'
import { MediaWorker } from './MediaWorker.ts'
import { Room, type RoomSetting } from './Room.ts'
import { addStats, emptyStats, type RoomStats } from './stats.ts'
import { type StartWorker, WorkerPool } from './WorkerPool.ts'

export interface SfuOptions {
  /** Path of the mediasoup-worker binary; without it, mediasoup's own place. */
  workerBin?: string
  listenIp: string
  /** What browsers are told to connect to, when it is not `listenIp`. */
  announcedAddress?: string
  /** Worker i listens on UDP and TCP port + i; 0 takes free ports. */
  port: number
  workers?: number
  /** How much each peer may send. */
  incoming?: IncomingLimit
  log: SfuLog
}

export interface SfuStats extends RoomStats {
  workers: number
  rooms: number
}

/** Starts the workers and resolves when every one of them listens. */
export async function createSfu({ workers = 1, incoming = incomingLimit, log, ...options }: SfuOptions): Promise<Sfu> {
  const { workerBin = ownWorkerBin, listenIp, announcedAddress, port } = options
  if ((listenIp === '0.0.0.0' || listenIp === '::') && !announcedAddress)
    throw new SfuError('bad-parameters', 'listening on every address needs an announced address for browsers')
  hearMediasoup(log)
  const fence = await highestFence(workerBin)
  const lack = lackOf(fence)
  if (lack) log.warn({ fence }, lack)
  const start: StartWorker = (index, formerPort) =>
    MediaWorker.start({
      workerBin,
      fence: fence ?? 'none',
      listenIp,
      announcedAddress,
      port: formerPort ?? (port && port + index),
    })
  return new Sfu(await WorkerPool.start(workers, start, log), { log, incoming })
}

/** The rooms of this process, spread over its workers. Emits `worker-died` and, when it is whole again, `worker-replaced`. */
export class Sfu extends EventEmitter<{ 'worker-died': [{ pid: number }]; 'worker-replaced': [{ pid: number }] }> {
  readonly #pool: WorkerPool
  readonly #setting: RoomSetting
  readonly #opening = new Map<string, Promise<Room>>()
  readonly #rooms = new Map<string, Room>()
  #closing: Promise<void> | undefined

  constructor(pool: WorkerPool, setting: RoomSetting) {
    super()
    this.#pool = pool
    this.#setting = setting
    pool.on('died', worker => this.emit('worker-died', worker))
    pool.on('replaced', worker => this.emit('worker-replaced', worker))
  }

  /** The running worker processes and the port of each. */
  get workers(): { pid: number; port: number }[] {
    return this.#pool.workers.map(({ pid, port }) => ({ pid, port }))
  }

  /** The room of that id, made if there is none; askers at the same moment get the same one. */
  async room(id: string): Promise<Room> {
    if (this.#closing !== undefined) throw new SfuError('closed', 'the SFU is closed')
    const open = this.#rooms.get(id)
    if (open) return open
    const opening = this.#opening.get(id) ?? this.#open(id)
    this.#opening.set(id, opening)
    return opening
  }

  stats(): SfuStats {
    const rooms = [...this.#rooms.values()]
    const inRooms = rooms.map(room => room.stats()).reduce(addStats, emptyStats)
    return { workers: this.#pool.workers.length, rooms: rooms.length, ...inRooms }
  }

  /** Closes every room, then every worker; resolves when their processes are gone. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll()
    return this.#closing
  }

  async #closeAll(): Promise<void> {
    for (const room of this.#rooms.values()) room.close('sfu-closed')
    await Promise.allSettled(this.#opening.values())
    await this.#pool.close()
  }

  async #open(id: string): Promise<Room> {
    try {
      const worker = this.#pool.leastLoaded() ?? (await this.#pool.replacement())
      const room = await Room.create(id, worker, this.#setting)
      if (this.#closing !== undefined) {
        room.close('sfu-closed')
        throw new SfuError('closed', 'the SFU is closed')
      }
      this.#rooms.set(id, room)
      room.once('closed', () => this.#rooms.delete(id))
      return room
    } finally {
      this.#opening.delete(id)
    }
  }
}
