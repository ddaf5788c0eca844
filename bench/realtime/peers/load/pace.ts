import { setTimeout as elapsed } from 'node:timers/promises'

/** Runs `step` that often, evenly over the time. */
export async function paced(perSecond: number, seconds: number, step: (index: number) => void): Promise<number> {
  const startMs = performance.now()
  const total = perSecond * seconds
  for (let done = 0; done < total; await elapsed(1)) {
    const due = Math.min(total, 1 + Math.floor(((performance.now() - startMs) / 1000) * perSecond))
    while (done < due) step(done++)
  }
  return total
}
