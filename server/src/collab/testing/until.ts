import { setTimeout as elapsed } from 'node:timers/promises'

/** Resolves as soon as it is so; rejects when it has not come to be so in 10 s, or in the time that it may take. */
export async function until(isSo: () => boolean | Promise<boolean>, atMostMs = 10_000): Promise<void> {
  const endMs = performance.now() + atMostMs
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`never came to be so: ${isSo}`)
    await elapsed(5)
  }
}
