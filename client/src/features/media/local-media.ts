import type { Source } from '@samsyn/shared'
import { createStore, type Readable } from '../../store.ts'

export type DeviceProblem = 'refused' | 'missing' | 'busy' | 'too-much' | 'stopped'
export type LocalSource = {
  wanted: boolean
  track: MediaStreamTrack | null
  deviceId: string | null
  problem: DeviceProblem | null
}

/** This person's own camera and microphone: which are wanted, which run, and what is in the way. */
export type LocalMedia = {
  camera: Readable<LocalSource>
  microphone: Readable<LocalSource>
  devices: Readable<readonly MediaDeviceInfo[]>
  /** Turns a source on or off; off lets go of the device, so that its light goes out. */
  want(source: Source, wanted: boolean): Promise<void>
  choose(source: Source, deviceId: string): Promise<void>
  /** Turns a source off because the server does not take what it sends. */
  refuse(source: Source): void
  close(): void
}

const kinds = { camera: 'videoinput', microphone: 'audioinput' } as const
const off: LocalSource = { wanted: true, track: null, deviceId: null, problem: null }

/** Holds the devices; nothing is opened before it is wanted. */
export function createLocalMedia(): LocalMedia {
  const sources = { camera: createStore<LocalSource>(off), microphone: createStore<LocalSource>(off) }
  const devices = createStore<readonly MediaDeviceInfo[]>([])
  const turns = { camera: Promise.resolve(), microphone: Promise.resolve() }
  let closed = false

  const set = (source: Source, change: Partial<LocalSource>) => sources[source].update(now => ({ ...now, ...change }))

  async function list() {
    devices.set(await navigator.mediaDevices.enumerateDevices())
  }

  function stop(source: Source) {
    sources[source].get().track?.stop()
    set(source, { track: null })
  }

  async function open(source: Source) {
    const { deviceId, wanted } = sources[source].get()
    stop(source)
    if (!wanted || closed) return
    try {
      const track = await trackFrom(source, deviceId)
      // Nobody is left who would turn it off.
      if (closed) return track.stop()
      track.addEventListener('ended', () => set(source, { track: null, problem: 'stopped' }), { once: true })
      set(source, { track, problem: null, deviceId: track.getSettings().deviceId ?? deviceId })
      await list()
    } catch (error) {
      set(source, { problem: problemOf(error) })
    }
  }

  /** One after the other per source: a device cannot be opened twice at once. */
  function openInTurn(source: Source): Promise<void> {
    turns[source] = turns[source].then(() => open(source))
    return turns[source]
  }

  const relist = () => void list()
  navigator.mediaDevices.addEventListener('devicechange', relist)
  return {
    ...sources,
    devices,
    want(source, wanted) {
      set(source, { wanted, problem: null })
      return openInTurn(source)
    },
    refuse(source) {
      set(source, { wanted: false, problem: 'too-much' })
      stop(source)
    },
    choose(source, deviceId) {
      set(source, { deviceId, wanted: true })
      return openInTurn(source)
    },
    close() {
      closed = true
      navigator.mediaDevices.removeEventListener('devicechange', relist)
      stop('camera')
      stop('microphone')
    },
  }
}

/** The devices of one kind among all. */
export function devicesFor(source: Source, devices: readonly MediaDeviceInfo[]): MediaDeviceInfo[] {
  return devices.filter(device => device.kind === kinds[source] && device.deviceId !== '')
}

async function trackFrom(source: Source, deviceId: string | null): Promise<MediaStreamTrack> {
  // A device that was chosen once may be gone: preferred, not required.
  const device = deviceId ? { deviceId: { ideal: deviceId } } : {}
  const stream = await navigator.mediaDevices.getUserMedia(
    source === 'camera'
      ? { video: { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } }
      : { audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true } },
  )
  const [track] = stream.getTracks()
  if (!track) throw new DOMException('no track', 'NotFoundError')
  return track
}

function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}
