import { createStore, type Readable } from '../../../store.ts'

export type LensProblem = 'refused' | 'missing' | 'busy'

/** What the camera and the microphone give: a stream to see and record, or what is in the way. */
export type LensState = {
  stream: MediaStream | null
  problem: LensProblem | null
  cameras: readonly { id: string; label: string }[]
  cameraId: string | null
  soundOnly: boolean
}

export type Lens = {
  state: Readable<LensState>
  open(): void
  choose(cameraId: string): void
  listenOnly(soundOnly: boolean): void
  /** Lets go of the devices, so that their light goes out. */
  close(): void
}

/** Holds camera and microphone; nothing is opened before it is asked for. */
export function createLens(): Lens {
  const state = createStore<LensState>({ stream: null, problem: null, cameras: [], cameraId: null, soundOnly: false })
  const show = (change: Partial<LensState>) => state.update(shown => ({ ...shown, ...change }))
  let turn = 0

  function letGo() {
    for (const track of state.get().stream?.getTracks() ?? []) track.stop()
    show({ stream: null })
  }

  async function open() {
    const mine = ++turn
    letGo()
    const { cameraId, soundOnly } = state.get()
    try {
      const stream = await streamFrom(soundOnly, cameraId)
      // Another choice was made, or the page was left, while the devices woke up.
      if (mine !== turn) return stopAll(stream)
      const camera = stream.getVideoTracks()[0]?.getSettings().deviceId ?? cameraId
      show({ stream, problem: null, cameraId: camera, cameras: await camerasHere() })
    } catch (error) {
      if (mine === turn) show({ problem: problemOf(error) })
    }
  }

  return {
    state,
    open: () => void open(),
    choose(cameraId) {
      show({ cameraId })
      void open()
    },
    listenOnly(soundOnly) {
      show({ soundOnly })
      void open()
    },
    close() {
      turn += 1
      letGo()
    },
  }
}

function streamFrom(soundOnly: boolean, cameraId: string | null): Promise<MediaStream> {
  // A camera that was chosen once may be gone: preferred, not required.
  const device = cameraId ? { deviceId: { ideal: cameraId } } : {}
  const video = { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } }
  // Both people in the room are to be heard as they are, near and far.
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: true }
  return navigator.mediaDevices.getUserMedia(soundOnly ? { audio } : { audio, video })
}

async function camerasHere(): Promise<LensState['cameras']> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}

function stopAll(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop()
}

function problemOf(error: unknown): LensProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' || !navigator.mediaDevices ? 'missing' : 'busy'
}
