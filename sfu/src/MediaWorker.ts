import { EventEmitter, once } from 'node:events'
import { createWorker, type types } from 'mediasoup'
import { outcome } from './errors.ts'
import { type Fence, withLauncher } from './fence.ts'
import { freePort } from './free-port.ts'

const goodbyeMs = 3000

export interface MediaWorkerOptions {
  workerBin: string
  /** What it is kept behind. */
  fence: Fence
  listenIp: string
  announcedAddress: string | undefined
  port: number
}

/** One mediasoup-worker process with its one port for UDP and TCP. Emits `ended` once, `died` telling a crash. */
export class MediaWorker extends EventEmitter<{ ended: [{ died: boolean }] }> {
  readonly webRtcServer: types.WebRtcServer
  readonly port: number
  readonly #worker: types.Worker
  #routers = 0
  #people = 0

  /** Resolves when the process runs and its port is open. */
  static async start({ workerBin, fence, ...where }: MediaWorkerOptions): Promise<MediaWorker> {
    const { listenIp, announcedAddress, port } = where
    const begin = (path: string) => createWorker({ workerBin: path, logLevel: 'warn' })
    const begun = fence === 'none' ? begin(workerBin) : withLauncher(workerBin, fence, begin)
    const worker = await outcome(begun, 'unavailable')
    try {
      const openPort = port || (await freePort(listenIp))
      const address = { ip: listenIp, announcedAddress, port: openPort }
      const listenInfos = [
        { protocol: 'udp' as const, ...address },
        { protocol: 'tcp' as const, ...address },
      ]
      const webRtcServer = await outcome(worker.createWebRtcServer({ listenInfos }), 'unavailable')
      return new MediaWorker(worker, webRtcServer, openPort)
    } catch (error) {
      worker.close()
      throw error
    }
  }

  private constructor(worker: types.Worker, webRtcServer: types.WebRtcServer, port: number) {
    super()
    // One listener per room.
    this.setMaxListeners(0)
    this.#worker = worker
    this.webRtcServer = webRtcServer
    this.port = port
    worker.observer.once('close', () => this.emit('ended', { died: worker.died }))
  }

  get pid(): number {
    return this.#worker.pid
  }

  get ended(): boolean {
    return this.#worker.closed
  }

  /** How many rooms and people are here: the measure by which rooms are spread. */
  get load(): number {
    return this.#routers + this.#people
  }

  /** Somebody is in a room here; answers what is to be called, once, when they are not any more. */
  carry(): () => void {
    this.#people++
    return () => void this.#people--
  }

  /** Counts from the asking, so that rooms asked for at once are spread too. */
  async createRouter(mediaCodecs: types.RouterRtpCodecCapability[]): Promise<types.Router> {
    this.#routers++
    try {
      const router = await outcome(this.#worker.createRouter({ mediaCodecs }), 'unavailable')
      router.observer.once('close', () => this.#routers--)
      return router
    } catch (error) {
      this.#routers--
      throw error
    }
  }

  /** Resolves when the process is gone; one that does not leave by itself is killed. */
  async close(): Promise<void> {
    if (this.#worker.subprocessClosed) return
    const gone = once(this.#worker, 'subprocessclose')
    const lastResort = setTimeout(() => kill(this.pid), goodbyeMs)
    this.#worker.close()
    await gone
    clearTimeout(lastResort)
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went by itself in this very moment.
  }
}
