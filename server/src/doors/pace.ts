import { AppError } from '@samsyn/shared'
import { createMeter, restOfSecond } from './meter.ts'

/** Lets so many of each key begin in a second; the next wait for the next, and whoever comes when too many wait is refused. */
export function createPace(perSecond: number, mostWaiting: number, now: () => number = () => performance.now()) {
  const meter = createMeter(perSecond)
  const waiting = new Map<string, number>()

  const note = (key: string, change: number) => {
    const count = (waiting.get(key) ?? 0) + change
    if (count === 0) waiting.delete(key)
    else waiting.set(key, count)
  }

  /** Resolves when it may begin. Throws an AppError 'busy' when too many wait. */
  return async function begin(key: string): Promise<void> {
    if ((waiting.get(key) ?? 0) >= mostWaiting) throw new AppError('busy')
    note(key, 1)
    try {
      while (meter.isOver(key, now(), 1)) await new Promise(later => setTimeout(later, restOfSecond(now())))
      meter.count(key, now())
    } finally {
      note(key, -1)
    }
  }
}
