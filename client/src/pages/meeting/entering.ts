import { createLater } from '../../net/later.ts'
import { createStore, type Readable } from '../../store.ts'

type Needs = {
  enter: () => Promise<unknown>
  /** Brings here what is there already; once one is in. */
  catchUp: () => Promise<unknown>
  /** Without a line it is gone in anew when it is back. */
  isOnline: () => boolean
  againAfterMs?: number
}

export type Entering = {
  /** Why one cannot come in; null when one is in. */
  refused: Readable<unknown>
  go(): Promise<void>
  /** Goes in no more; what is under way goes no further. */
  end(): void
}

/** Goes into a meeting, again and again while that fails, until it is ended. */
export function createEntering({ enter, catchUp, isOnline, againAfterMs = 1_500 }: Needs): Entering {
  const refused = createStore<unknown>(null)
  const later = createLater()
  let attempt = 0

  async function go() {
    const mine = ++attempt
    const isOver = () => mine !== attempt || !later.goesOn()
    if (isOver()) return
    try {
      await enter()
      if (isOver()) return
      await catchUp()
      if (!isOver()) refused.set(null)
    } catch (error) {
      if (isOver()) return
      refused.set(error)
      if (isOnline()) later.in(againAfterMs, () => void (mine === attempt && go()))
    }
  }

  return { refused, go, end: later.close }
}
