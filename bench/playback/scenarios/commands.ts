import { setTimeout as wait } from 'node:timers/promises'
import { settledAfter } from '../harness/skew.ts'
import { machineNow, type Viewer } from '../harness/viewer.ts'
import type { Room } from '../systems/room.ts'

export type Commands = {
  /** From play, or from a seek while playing, to skew within so much by the media clock, in ms. */
  play10: number[]
  play40: number[]
  seek10: number[]
  seek40: number[]
  /** How often that did not happen within 2.5 s. */
  never: number
  /** From the press of pause until all show the frame that all show in the end, in ms. */
  pauseSettled: number[]
  pauses: number
  pausesWrong: number
  /** How often the frame that stands is the one on the presser's screen at the press. */
  pausesAsSeen: number
}

const giveUpMs = 2_500
const nothing = (): Commands => ({
  ...{ play10: [], play40: [], seek10: [], seek40: [], never: 0 },
  ...{ pauseSettled: [], pauses: 0, pausesWrong: 0, pausesAsSeen: 0 },
})

/** Plays, seeks while playing and pauses at random, again and again. */
export async function commands(room: Room, times: number): Promise<Commands> {
  const found = nothing()
  for (let i = 0; i < times; i++) {
    await settle(room, found, 'play', 0)
    await settle(room, found, 'seek', 10_000 + Math.random() * 200_000)
    await wait(Math.random() * 400)
    await pause(room, found, i % room.viewers.length)
  }
  return found
}

async function settle({ viewers }: Room, found: Commands, kind: 'play' | 'seek', positionMs: number) {
  for (const viewer of viewers) await viewer.take()
  const sinceMs = machineNow()
  await viewers[0]?.page.evaluate(
    (what, to) => (what === 'play' ? window.bench?.play() : window.bench?.seek(to)),
    kind,
    positionMs,
  )
  await wait(giveUpMs)
  const seen = await Promise.all(viewers.map(viewer => viewer.take()))
  for (const within of [10, 40] as const) {
    const afterMs = settledAfter(seen, sinceMs, sinceMs + giveUpMs - 200, within)
    if (afterMs === null) found.never += within === 10 ? 1 : 0
    else found[`${kind}${within}`].push(afterMs)
  }
}

/** Somebody pauses; what stands on each screen is read from its pixels. */
async function pause({ viewers }: Room, found: Commands, presser: number) {
  const watches = viewers.map(viewer => viewer.page.evaluate(() => window.probe.watch(800, 5_000)))
  await wait(60)
  const page = viewers[presser]?.page
  const pressed = await page?.evaluate(() => {
    const at = window.probe.now()
    const frame = window.probe.paintedFrame()
    window.bench?.pause()
    return { at, frame }
  })
  const changes = await Promise.all(watches)
  const finals = changes.map(list => list.at(-1)?.[1] ?? -1)
  const pressedMs = viewers[presser]?.toMachine(pressed?.at ?? 0) ?? 0
  const settledMs = Math.max(...changes.map((list, i) => (viewers[i] as Viewer).toMachine(list.at(-1)?.[0] ?? 0)))
  found.pauses += 1
  if (finals.some(frame => frame !== finals[0] || frame < 0)) found.pausesWrong += 1
  else found.pauseSettled.push(Math.max(0, settledMs - pressedMs))
  if (finals[presser] === pressed?.frame) found.pausesAsSeen += 1
}
