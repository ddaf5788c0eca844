/** What a probe has seen since it was last asked. All times are the page's own true `performance.now()`, in ms. */
export type Seen = {
  /** [time, currentTime in ms], some twenty-five times a second. */
  clock: [number, number][]
  /** When the film's length was known, or null. */
  metadataMs: number | null
  /** [expected display time, media time in ms] of each frame. */
  frames: [number, number][]
  rateWrites: number
  seeks: number
  /** Offset error of the page's idea of the server's clock, sampled by `bench.serverNow`: [time, server time]. */
  server: [number, number][]
}

/**
 * Runs in the page before anything else: bends every clock the page can read by an offset and a drift, and keeps a true one
 * for the harness, which the page does not know of.
 */
export function plantProbe({ offsetMs, ppm }: { offsetMs: number; ppm: number }): void {
  const trueNow = performance.now.bind(performance)
  const bend = (ms: number) => ms * (1 + ppm * 1e-6) + offsetMs
  const seen = { clock: [], frames: [], server: [], rateWrites: 0, seeks: 0, metadataMs: null } as Seen
  performance.now = () => bend(trueNow())
  const trueDate = Date.now
  Date.now = () => Math.round(bend(trueDate() - 1.79e12) + 1.79e12)

  const nextFrame = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = callback => nextFrame(ms => callback(bend(ms)))
  const proto = HTMLVideoElement.prototype
  const onFrame = proto.requestVideoFrameCallback
  proto.requestVideoFrameCallback = function (callback) {
    return onFrame.call(this, (now, facts) => {
      const bent = {
        ...facts,
        presentationTime: bend(facts.presentationTime),
        expectedDisplayTime: bend(facts.expectedDisplayTime),
      }
      callback(bend(now), bent)
    })
  }
  for (const [name, count] of [
    ['playbackRate', 'rateWrites'],
    ['currentTime', 'seeks'],
  ] as const) {
    const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name)
    Object.defineProperty(HTMLMediaElement.prototype, name, {
      ...own,
      set(value: number) {
        seen[count] += 1
        own?.set?.call(this, value)
      },
    })
  }

  const lastPainted: [number, number][] = []
  // A page of ours shows its film as soon as it is there; in the product's own another video may be the one that is seen.
  const film = () => document.querySelector<HTMLVideoElement>('#film, [data-testid="film"]')
  const watched = new WeakSet<HTMLVideoElement>()
  function watchFrames(video: HTMLVideoElement) {
    onFrame.call(video, (_, { expectedDisplayTime, mediaTime }) => {
      watchFrames(video)
      if (video !== film()) return
      seen.frames.push([expectedDisplayTime, mediaTime * 1000])
      lastPainted.push([expectedDisplayTime, mediaTime * 1000])
      if (lastPainted.length > 4) lastPainted.shift()
    })
  }
  function watch(video: HTMLVideoElement) {
    if (watched.has(video)) return
    watched.add(video)
    watchFrames(video)
    video.addEventListener('loadedmetadata', () => {
      seen.metadataMs ??= trueNow()
    })
  }
  document.addEventListener('DOMContentLoaded', () => {
    for (const video of document.querySelectorAll('video')) watch(video)
  })
  setInterval(() => {
    for (const video of document.querySelectorAll('video')) watch(video)
    const video = film()
    if (video && !video.paused && !video.seeking) seen.clock.push([trueNow(), video.currentTime * 1000])
    const serverNow = window.bench?.serverNow()
    if (serverNow !== undefined && serverNow !== null) seen.server.push([trueNow(), serverNow])
  }, 40)

  const canvas = document.createElement('canvas')
  canvas.width = 16
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })

  /** The frame number on the screen, read from the pixels; -1 when it cannot be read. */
  function readFrame(): number {
    const video = film()
    if (!video || !context || video.videoWidth === 0) return -1
    const block = video.videoWidth / 16
    const y = video.videoHeight * (708 / 720)
    for (let i = 0; i < 16; i++) context.drawImage(video, (i + 0.3) * block, y - 1, block * 0.4, 2, i, 0, 1, 1)
    const { data } = context.getImageData(0, 0, 16, 1)
    const bits = Array.from({ length: 16 }, (_, i) => (data[i * 4] ?? 0) > 127)
    const number = bits.slice(2, 14).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0)
    const odd = bits.slice(2, 14).filter(bit => bit).length % 2 === 1
    return bits[0] === true && bits[1] === false && bits[14] === odd && bits[15] === !odd ? number : -1
  }

  window.probe = {
    now: trueNow,
    readFrame,
    paintedFrame() {
      const now = trueNow()
      const [, mediaMs] = lastPainted.findLast(([at]) => at <= now) ?? [0, Number.NaN]
      return Math.floor((mediaMs * 25) / 1000 + 0.01) % 4096
    },
    take() {
      const taken = {
        ...seen,
        clock: seen.clock.splice(0),
        frames: seen.frames.splice(0),
        server: seen.server.splice(0),
      }
      seen.rateWrites = 0
      seen.seeks = 0
      return taken
    },
    /** Reads the frame on the screen at every refresh until it has stood for so long, or `atMostMs`: [time, frame] at each change. */
    watch(stillMs: number, atMostMs: number) {
      const changes: [number, number][] = []
      const lastMs = trueNow() + atMostMs
      return new Promise(resolve => {
        const look = () => {
          const frame = readFrame()
          const at = trueNow()
          if (changes.at(-1)?.[1] !== frame) changes.push([at, frame])
          if (at < lastMs && at - (changes.at(-1)?.[0] ?? at) < stillMs) nextFrame(look)
          else resolve(changes)
        }
        look()
      })
    },
  }
}

/** What every system's page offers to the harness. */
export type BenchPage = {
  ready(): boolean
  /** Whether it knows that the film stands, so that play can be pressed. */
  stands?(): boolean
  play(): void
  pause(): void
  seek(positionMs: number): void
  step?(frames: number): void
  /** Whether the room says that all see the same picture. */
  agreed?(): boolean
  /** Server time in ms as this page believes it to be; null while it knows nothing. */
  serverNow(): number | null
}

declare global {
  interface Window {
    bench?: BenchPage
    probe: {
      now(): number
      readFrame(): number
      /** The number of the frame that the screen has shown last, by when frames were to be displayed; NaN before any. */
      paintedFrame(): number
      take(): Seen
      watch(stillMs: number, atMostMs: number): Promise<[number, number][]>
    }
  }
}
