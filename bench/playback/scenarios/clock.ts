import { setTimeout as wait } from 'node:timers/promises'
import { bents, enter, type System } from '../systems/room.ts'

export type ClockErrors = Record<string, { errorsMs: number[]; readyMs: number[] }>

declare global {
  interface Window {
    clocks?: { take(): { readyAfterMs: Record<string, number>; seen: Record<string, [number, number][]> } }
  }
}

/** Three browsers' clocks by three ways at once: how far each is off the machine's, in ms, every tenth of a second. */
export async function clocks(system: System, seconds: number): Promise<ClockErrors> {
  const weather = { oneWayMs: 20, jitterMs: 7.5, loss: 0.01 }
  const viewers = await Promise.all(bents.map((_, index) => enter(system, index, weather)))
  await wait(seconds * 1000)
  const found: ClockErrors = {}
  for (const viewer of viewers) {
    if (viewer.errors.length > 0) throw new Error(viewer.errors.join('; '))
    const { readyAfterMs = {}, seen = {} } = (await viewer.page.evaluate(() => window.clocks?.take())) ?? {}
    for (const [name, looks] of Object.entries(seen)) {
      const one = found[name] ?? { errorsMs: [], readyMs: [] }
      found[name] = one
      one.errorsMs.push(...looks.map(([at, server]) => server - viewer.toMachine(at)))
      one.readyMs.push(readyAfterMs[name] ?? Number.NaN)
    }
    await viewer.close()
    viewer.proxy.close()
  }
  return found
}
