import { setTimeout as wait } from 'node:timers/promises'
import { until } from '../../../e2e/support/until.ts'
import { filmFacts } from '../../harness/film.ts'
import { paintedAfter, type Stretch, settledAfter } from '../harness/skew.ts'
import { machineNow, type Viewer } from '../harness/viewer.ts'
import type { Room } from '../systems/room.ts'

export type Commands = {
  /** From play, or from a seek while playing, to skew within 10 ms by the media clock and within 40 ms by what is painted, in ms. */
  play10: number[]
  play40: number[]
  seek10: number[]
  seek40: number[]
  /** How often that did not happen within 4.3 s. */
  never: number
  /** How often the pixels of some screen said that it was not there at all in the end. */
  elsewhere: number
  /** From the press of pause until all show the frame that all show in the end, in ms. */
  pauseSettled: number[]
  pauses: number
  pausesWrong: number
  /** How often the frame that stands is the one on the presser's screen at the press. */
  pausesAsSeen: number
  /** Presses while the film did not move on some screen: nothing is told by them. */
  pausesOfNothing: number
}

/** Long enough for a whole room on a small machine, which takes some seconds. */
const giveUpMs = 4_500
const nothing = (): Commands => ({
  ...{ play10: [], play40: [], seek10: [], seek40: [], never: 0, elsewhere: 0 },
  ...{ pauseSettled: [], pauses: 0, pausesWrong: 0, pausesAsSeen: 0, pausesOfNothing: 0 },
})

/** Plays, seeks while playing and pauses at random, again and again. */
export async function commands(room: Room, times: number): Promise<Commands> {
  const found = nothing()
  for (let i = 0; i < times; i++) {
    await play(room, found)
    await seek(room, found, 10_000 + Math.random() * 140_000)
    await wait(Math.random() * 400)
    await pause(room, found, i % room.viewers.length)
  }
  return found
}

async function play(room: Room, found: Commands) {
  const lead = room.viewers[0]?.page
  await until('the film can be played', () => lead?.evaluate(() => window.bench?.stands?.() ?? true))
  const [standsAt = 0] = await readAll(room)
  const fromMs = Math.max(0, standsAt * frameMs)
  await settle(room, found, 'play', { fromMs, toMs: fromMs + giveUpMs }, () =>
    lead?.evaluate(() => window.bench?.play()),
  )
}

async function seek(room: Room, found: Commands, positionMs: number) {
  // Who seeks by the mouse does not hit the very millisecond.
  const stretch = { fromMs: positionMs - 500, toMs: positionMs + giveUpMs + 500 }
  await settle(room, found, 'seek', stretch, () =>
    room.viewers[0]?.page.evaluate(to => window.bench?.seek(to), positionMs),
  )
}

async function settle(
  room: Room,
  found: Commands,
  kind: 'play' | 'seek',
  stretch: Stretch,
  act: () => Promise<void> | undefined,
) {
  for (const viewer of room.viewers) await viewer.take()
  const sinceMs = machineNow()
  await act()
  await wait(giveUpMs)
  const seen = await Promise.all(room.viewers.map(viewer => viewer.take()))
  const untilMs = sinceMs + giveUpMs - 200
  const media = settledAfter(seen, sinceMs, untilMs, 10, stretch)
  const painted = paintedAfter(seen, sinceMs, untilMs, 40, stretch)
  if (media === null) found.never += 1
  else found[`${kind}10`].push(media)
  if (painted !== null) found[`${kind}40`].push(painted)
  const shown = await readAll(room)
  // What was told to play has at least gone on.
  const fromMs = kind === 'play' ? stretch.fromMs + 500 : stretch.fromMs
  const isThere = (frame: number) => frame * frameMs >= fromMs && frame * frameMs <= stretch.toMs + 1_000
  if (!shown.every(isThere)) found.elsewhere += 1
}

/** Somebody pauses; what stands on each screen is read from its pixels. */
async function pause({ viewers }: Room, found: Commands, presser: number) {
  const watches = viewers.map(viewer => viewer.page.evaluate(() => window.probe.watch(800, 5_000)))
  await wait(200)
  const page = viewers[presser]?.page
  const pressed = await page?.evaluate(() => {
    const at = window.probe.now()
    const frame = window.probe.paintedFrame()
    window.bench?.pause()
    return { at, frame }
  })
  const changes = await Promise.all(watches)
  if (changes.some(list => list.length < 2)) {
    found.pausesOfNothing += 1
    return
  }
  const finals = changes.map(list => list.at(-1)?.[1] ?? -1)
  const pressedMs = viewers[presser]?.toMachine(pressed?.at ?? 0) ?? 0
  const settledMs = Math.max(...changes.map((list, i) => (viewers[i] as Viewer).toMachine(list.at(-1)?.[0] ?? 0)))
  found.pauses += 1
  if (finals.some(frame => frame !== finals[0] || frame < 0)) found.pausesWrong += 1
  else found.pauseSettled.push(Math.max(0, settledMs - pressedMs))
  if (finals[presser] === pressed?.frame) found.pausesAsSeen += 1
}

const frameMs = 1000 / filmFacts.fps

/** The number of the frame on each screen, read from its pixels; a moving picture may be unreadable for a moment. */
function readAll({ viewers }: Room): Promise<number[]> {
  return Promise.all(viewers.map(read))
}

async function read({ page }: Viewer): Promise<number> {
  for (let looks = 0; looks < 10; looks++) {
    const frame = await page.evaluate(() => window.probe.readFrame())
    if (frame >= 0) return frame
  }
  return -1
}
