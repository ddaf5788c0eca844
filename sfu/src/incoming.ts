/** What browsers are told to send at most, in bits a second. */
export const advisedBitrate = 2_500_000

/** What a peer may send, and how long it may send more: it is looked at every `everyMs`, `looks` times. */
export interface IncomingLimit {
  bitsPerSecond: number
  everyMs: number
  looks: number
}

/** Twice what is advised for a quarter of a minute: a browser that measures its line overshoots for seconds, never for long. */
export const incomingLimit: IncomingLimit = { bitsPerSecond: 2 * advisedBitrate, everyMs: 5_000, looks: 3 }

/** A transport that things come in by. */
interface Watched {
  getStats(): Promise<{ bytesReceived: number }[]>
  observer: { once(event: 'close', listener: () => void): unknown }
}

/** Calls `over` at each look at which more has come in than may, for too long. Ends with the transport. */
export function watchIncoming(transport: Watched, limit: IncomingLimit, over: () => void): void {
  let before = { bytes: 0, atMs: performance.now() }
  let times = 0

  async function look() {
    const [stats] = await transport.getStats()
    if (!stats) return
    const now = { bytes: stats.bytesReceived, atMs: performance.now() }
    const bitsPerSecond = ((now.bytes - before.bytes) * 8000) / Math.max(1, now.atMs - before.atMs)
    before = now
    times = bitsPerSecond > limit.bitsPerSecond ? times + 1 : 0
    if (times >= limit.looks) over()
  }

  // It may close while it is asked.
  const timer = setInterval(() => void look().catch(() => undefined), limit.everyMs).unref()
  transport.observer.once('close', () => clearInterval(timer))
}
