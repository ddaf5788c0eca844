import { setTimeout as wait } from 'node:timers/promises'
import { mediaSkew, paintedSkew } from '../harness/skew.ts'
import { machineNow } from '../harness/viewer.ts'
import type { Room } from '../systems/room.ts'

export type Steady = { media: number[]; painted: number[]; rateWritesAMinute: number; seeksAMinute: number }

/** Plays for a while and measures once ten seconds have passed. */
export async function steady({ viewers }: Room, seconds: number): Promise<Steady> {
  const [first] = viewers
  await first?.page.evaluate(() => window.bench?.seek(5_000))
  await wait(1_000)
  await first?.page.evaluate(() => window.bench?.play())
  await wait(10_000)
  for (const viewer of viewers) await viewer.take()
  const fromMs = machineNow()
  await wait(seconds * 1000)
  const toMs = machineNow()
  const seen = await Promise.all(viewers.map(viewer => viewer.take()))
  await first?.page.evaluate(() => window.bench?.pause())
  const a = (count: number) => (count / viewers.length / seconds) * 60
  return {
    media: mediaSkew(seen, fromMs, toMs),
    painted: paintedSkew(seen, fromMs, toMs),
    rateWritesAMinute: a(seen.reduce((sum, one) => sum + one.rateWrites, 0)),
    seeksAMinute: a(seen.reduce((sum, one) => sum + one.seeks, 0)),
  }
}
