import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { lastFrame, pressAnew, sameFrame, seekTo, seesItMove, standsAt } from '../../people/film.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { randomFrom } from '../../support/random.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

const random = randomFrom(20_261_121)

describe('the same frame on both screens', () => {
  let app: RunningApp
  let pair: Pair | undefined
  let ane: Participant
  let bo: Participant

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    pair = await meetAsPair(app)
    ane = pair.ane
    bo = pair.bo
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  it('[PB19] a step of a frame, forward and back, is one frame on both screens', async () => {
    await seekTo(bo, 0.4)
    const from = await sameFrame(bo, ane)
    for (const [button, by] of [
      ['frame-forward', 1],
      ['frame-forward', 2],
      ['frame-back', 1],
    ] as const) {
      await bo.press(button)
      await standsAt(ane, from + by)
      expect(await sameFrame(bo, ane)).to.equal(from + by)
    }
  })

  it('[PB20] a held key steps through every frame, and both end on the same', async () => {
    const from = await sameFrame(bo, ane)
    for (let step = 0; step < 10; step++) await bo.page.keyboard.press('.')
    await standsAt(ane, from + 10)
    expect(await sameFrame(bo, ane)).to.equal(from + 10)
  })

  it('[PB18] [PB21] a seek by the timeline, and a pause, land both on the same frame, at 20 random places', async function () {
    this.timeout(240_000)
    for (let round = 0; round < 20; round++) {
      const share = random() * 0.9
      await seekTo(bo, share)
      expect(await sameFrame(bo, ane)).to.be.closeTo(share * lastFrame, 12)
      await bo.press('play')
      await seesItMove(ane)
      await bo.press('pause')
      await sameFrame(bo, ane)
    }
  })

  it('[PB22] who does not steer can stop the film, and it stops for both on one frame', async () => {
    await bo.press('play')
    await seesItMove(bo)
    await ane.press('pause')
    await bo.sees('play')
    await sameFrame(bo, ane)
  })

  for (const [key, named] of [
    ['k', 'K'],
    [' ', 'Space'],
  ] as const)
    it(`[PB102] ${named} too stops the film for both, pressed by who does not steer, and the wheel stays where it is`, async () => {
      await bo.press('play')
      await seesItMove(bo)
      await ane.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
      await ane.page.keyboard.press(key)
      await bo.sees('play')
      await bo.reads('playback-said', 'Ane Opdigt')
      await sameFrame(bo, ane)
      await bo.reads('controller', 'Du')
    })

  it('[PB23] the speed one chooses is the speed of both', async () => {
    await seekTo(bo, 0.1)
    await sameFrame(bo, ane)
    await bo.press('rate')
    await bo.pressWords('[role=option]', '0,5×')
    await bo.press('play')
    await until('the other plays at half speed', () =>
      ane.page.$eval('[data-testid="film"]', film => Math.abs((film as HTMLVideoElement).playbackRate - 0.5) < 0.1),
    )
    await bo.press('pause')
    await sameFrame(bo, ane)
    await bo.press('rate')
    await bo.pressWords('[role=option]', '1×')
  })

  async function playFrom(frame: number) {
    await bo.press('pause')
    await seekTo(bo, frame / lastFrame)
    await sameFrame(bo, ane)
    await bo.press('play')
    await seesItMove(ane)
  }

  it('[PB34] a sequence that repeats begins again on both screens, and one that does not stops at its end', async () => {
    const [startFrame, endFrame] = [47 * 25, 62 * 25]
    await bo.page.locator('.agenda [data-testid^="sequence-"]').click()
    await seesItMove(ane)
    await bo.press('loop')
    await playFrom(endFrame - 60)
    await until('the other sees it begin again', async () => {
      const frame = await ane.frame()
      return frame !== null && frame >= startFrame && frame < endFrame - 100
    })
    await bo.press('loop')
    await playFrom(endFrame - 60)
    const end = await sameFrame(bo, ane)
    expect(end).to.be.closeTo(endFrame, 1)
    await bo.press('frame-back')
    await standsAt(ane, end - 1)
    await pressAnew(bo, 'play')
    await until('it has come to its end again', async () => (await ane.frame()) === end)
    await sameFrame(bo, ane)
    await pressAnew(bo, 'play')
    await until('it begins again', async () => ((await ane.frame()) ?? end) < endFrame - 100)
    await bo.press('pause')
    await sameFrame(bo, ane)
  })

  it('[PB24] who does not steer is told who does, and can take over with one press', async () => {
    const from = await sameFrame(bo, ane)
    await ane.press('frame-forward')
    await ane.pressWords('.ui-toasts button', 'Overtag styringen')
    await bo.reads('controller', 'Ane Opdigt')
    expect(await sameFrame(bo, ane)).to.equal(from)
    await ane.press('frame-forward')
    await standsAt(bo, from + 1)
  })

  it('[PB105] that another steers is said once, however often one presses, and no longer than it is so', async () => {
    const said = () =>
      bo.page.$$eval('.ui-toast', all => all.filter(one => one.textContent?.includes('styrer filmen')).length)
    for (let press = 0; press < 3; press++) await bo.press('frame-back')
    await until('it is said', async () => (await said()) > 0)
    expect(await said()).to.equal(1)
    await bo.press('take-control')
    await ane.reads('controller', 'Bo Påfund')
    await until('it is said no more', async () => (await said()) === 0)
    await ane.press('take-control')
    await bo.reads('controller', 'Ane Opdigt')
  })

  it('[PB25] who comes back late sees the frame the others see', async () => {
    const frame = await sameFrame(bo, ane)
    await bo.page.reload()
    await bo.inRoom()
    await standsAt(bo, frame)
    expect(await sameFrame(bo, ane)).to.equal(frame)
  })
})
