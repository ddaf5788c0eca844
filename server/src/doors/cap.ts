/** So many at once for each key: the oldest is cut for one too many, since it may be what is left of a line that is gone. */
export function createCap(atMost: number) {
  const held = new Map<string, Set<() => void>>()
  return {
    /** Takes a place, which `cut` must give up; returns how to give it back. */
    take(key: string, cut: () => void): () => void {
      const own = held.get(key) ?? new Set()
      held.set(key, own)
      const [oldest] = own
      if (own.size >= atMost && oldest) {
        own.delete(oldest)
        oldest()
      }
      const place = () => cut()
      own.add(place)
      return () => {
        own.delete(place)
        if (own.size === 0 && held.get(key) === own) held.delete(key)
      }
    },
    count: (key: string): number => held.get(key)?.size ?? 0,
  }
}
