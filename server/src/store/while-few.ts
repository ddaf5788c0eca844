import type { Store } from './store.ts'

type Few = {
  /** There are fewer than this when it is done. */
  most: number
  /** Those that there are. */
  there: (step: Store) => Promise<readonly unknown[]>
}

/**
 * Does something of which there may be so many at most, and says whether it was done. Counting and doing are one transaction:
 * of those who come at once, each is counted with those before.
 */
export function whileFew(store: Store, { most, there }: Few, act: (step: Store) => Promise<unknown>): Promise<boolean> {
  return store.transaction().execute(async step => {
    if ((await there(step)).length >= most) return false
    await act(step)
    return true
  })
}
