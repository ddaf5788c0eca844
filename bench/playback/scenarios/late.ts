import { setTimeout as wait } from 'node:timers/promises'
import { settledAfter } from '../harness/skew.ts'
import { machineNow } from '../harness/viewer.ts'
import { enter, type Room } from '../systems/room.ts'

/** Somebody comes while the film plays: from the film's metadata until within 10 ms of the first player, in ms; null if never. */
export async function lateJoin({ system, viewers }: Room): Promise<number | null> {
  const first = viewers[0]
  if (!first) throw new Error('nobody is in the room')
  await first.page.evaluate(() => window.bench?.seek(5_000))
  await wait(800)
  await first.page.evaluate(() => window.bench?.play())
  await wait(3_000)
  await first.take()
  const late = await enter(system, 1)
  await wait(6_000)
  const seen = [await first.take(), await late.take()]
  await first.page.evaluate(() => window.bench?.pause())
  await late.close()
  late.proxy.close()
  const sinceMs = seen[1]?.metadataMs
  return sinceMs ? settledAfter(seen, sinceMs, machineNow() - 800, 10) : null
}

/** One player is cut off for a while, and the film is moved meanwhile: from when the line is back until within 10 ms, in ms. */
export async function cutOff(
  { viewers, proxies }: Room,
  seconds: number,
): Promise<{ backAfterMs: number | null; othersStoodMs: number }> {
  const [first, second, third] = viewers
  if (!first || !second || !third) throw new Error('three players are needed')
  await first.page.evaluate(() => window.bench?.seek(5_000))
  await wait(800)
  await first.page.evaluate(() => window.bench?.play())
  await wait(4_000)
  await first.take()
  const cutMs = machineNow()
  proxies[2]?.cut()
  await wait(2_000)
  await first.page.evaluate(() => window.bench?.seek(120_000))
  await wait(seconds * 1000 - 2_000)
  const others = await first.take()
  for (const viewer of [second, third]) await viewer.take()
  proxies[2]?.mend()
  const mendedMs = machineNow()
  await wait(8_000)
  const seen = await Promise.all(viewers.map(viewer => viewer.take()))
  await first.page.evaluate(() => window.bench?.pause())
  return { backAfterMs: settledAfter(seen, mendedMs, mendedMs + 7_000, 10), othersStoodMs: stood(others.clock, cutMs) }
}

/** The longest time a player that should be moving did not, in ms. */
function stood(clock: readonly [number, number][], sinceMs: number): number {
  const times = [sinceMs, ...clock.map(([at]) => at)]
  return Math.max(0, ...times.slice(1).map((at, i) => at - (times[i] ?? at)))
}
