import { AppError } from '@samsyn/shared'

type Terms = { atOnce: number; mostWaiting: number }

/** So many at once for each key; who comes next waits until one of them has gone, and who comes when too many wait is refused. */
export function createPlaces({ atOnce, mostWaiting }: Terms) {
  const held = new Map<string, { taken: number; waiting: (() => void)[] }>()

  function leave(key: string) {
    const own = held.get(key)
    const next = own?.waiting.shift()
    // The place goes on to who has waited longest.
    if (next) return next()
    if (own && --own.taken === 0) held.delete(key)
  }

  return {
    /** Resolves when there is a place, with how to give it back. Throws an AppError 'busy' when too many wait. */
    async take(key: string): Promise<() => void> {
      const own = held.get(key) ?? { taken: 0, waiting: [] }
      held.set(key, own)
      if (own.taken < atOnce) own.taken++
      else if (own.waiting.length >= mostWaiting) throw new AppError('busy')
      else await new Promise<void>(free => own.waiting.push(free))
      return () => leave(key)
    },
  }
}
