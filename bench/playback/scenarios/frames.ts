import { setTimeout as wait } from 'node:timers/promises'
import { until } from '../../../e2e/support/until.ts'
import type { Room } from '../systems/room.ts'

export type Frames = { tried: number; wrong: number; claimedTooSoon: number }

/**
 * Random pauses, seeks and single steps by turns; each time the room says "same picture" every screen's pixels must show the
 * same frame.
 */
export async function frames({ viewers }: Room, times: number): Promise<Frames> {
  const found = { tried: 0, wrong: 0, claimedTooSoon: 0 }
  const lead = viewers[0]
  if (!lead) throw new Error('nobody is in the room')
  for (let i = 0; i < times; i++) {
    await lead.page.evaluate(act, i % 4, 5_000 + Math.random() * 220_000)
    if (i % 4 === 0) {
      await wait(500 + Math.random() * 300)
      await viewers[i % viewers.length]?.page.evaluate(() => window.bench?.pause())
    }
    await until('all agree', () => lead.page.evaluate(() => window.bench?.agreed?.() ?? false), 20_000)
    const atOnce = await read()
    found.tried += 1
    if (!same(atOnce)) {
      found.claimedTooSoon += 1
      await wait(500)
      if (!same(await read())) found.wrong += 1
    }
  }
  return found

  function read() {
    return Promise.all(viewers.map(viewer => viewer.page.evaluate(() => window.probe.readFrame())))
  }
}

const same = (shown: readonly number[]) => shown.every(frame => frame >= 0 && frame === shown[0])

/** In the page: play (to be paused by somebody), a seek, a step forward, a step back. */
function act(kind: number, positionMs: number) {
  if (kind === 0) return window.bench?.play()
  if (kind === 1) return window.bench?.seek(positionMs)
  return window.bench?.step?.(kind === 2 ? 1 : -1)
}
