type Window = { second: number; count: number; overFor: number }

/** `over`: more than may come in this second. `flood`: so for the third second in a row, or more than anybody says by accident. */
export type Measured = 'fine' | 'over' | 'flood'

const mostKeys = 10_000
const floodAfterSeconds = 2
const floodAtOnce = 3

/** Counts what comes by each key, second by second. Time is an argument, in ms. */
export function createMeter(perSecond: number) {
  const windows = new Map<string, Window>()

  function windowOf(key: string, second: number): Window {
    const last = windows.get(key)
    if (last?.second === second) return last
    const goesOn = last && last.second === second - 1 && last.count > perSecond
    const next = { second, count: 0, overFor: goesOn ? last.overFor + 1 : 0 }
    if (!last && windows.size >= mostKeys) windows.clear()
    windows.set(key, next)
    return next
  }

  return {
    /** Counts one thing more, of this weight. */
    count(key: string, nowMs: number, weight = 1): Measured {
      const window = windowOf(key, Math.floor(nowMs / 1000))
      window.count += weight
      if (window.count <= perSecond) return 'fine'
      return window.overFor >= floodAfterSeconds || window.count > perSecond * floodAtOnce ? 'flood' : 'over'
    },
    /** Whether more has come in this second than may, or would with this weight. */
    isOver(key: string, nowMs: number, weight = 0): boolean {
      const window = windows.get(key)
      const counted = window?.second === Math.floor(nowMs / 1000) ? window.count : 0
      return counted + weight > perSecond
    },
  }
}

export type Meter = ReturnType<typeof createMeter>

/** How long the second that is now still lasts, in ms. */
export const restOfSecond = (nowMs: number): number => 1000 - (nowMs % 1000)
