/** Lets many take turns: each comes once in so many turns, and they are spread over them, so that they never come all at once. */
export function createRota<Item>(turns: number) {
  const slots = Array.from({ length: turns }, () => new Set<Item>())
  let newest = 0
  let turn = 0

  return {
    /** Gives it a turn of its own; returns how to take it off again. */
    add(item: Item): () => void {
      const slot = slots[newest++ % turns]
      slot?.add(item)
      return () => void slot?.delete(item)
    },
    /** Whose turn is next. */
    next: (): ReadonlySet<Item> => slots[turn++ % turns] ?? new Set(),
  }
}
