import { randomUUID } from 'node:crypto'
import { SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { after, afterEach, before, describe, it } from 'mocha'
import { sameFrame, seekTo, seesItMove } from '../../people/film.ts'
import { Participant } from '../../people/Participant.ts'
import { filmOf, movesOn, movingTogether, slow, wayTo } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'
import { type House, openHouse, placeOf } from '../../support/wire/house.ts'

/** Two seconds wrong and running fast: what a browser reads of the time, all of it. */
function bendClocks() {
  const now = performance.now.bind(performance)
  const date = Date.now
  performance.now = () => now() * 1.0001 + 2000
  Date.now = () => date() + 2000
}

const short = { startMs: 30_000, endMs: 30_600 }

describe('the film, when something is wrong', () => {
  let house: House
  let ane: Participant
  let bo: Participant
  let joinUrl = ''
  let anesWay: { proxy: WeatherProxy; through: (url: string) => string }
  const shortId = SequenceId.parse(randomUUID())

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    const { recordingId } = await placeOf(house.ane)
    const words = { kind: 'lookingCloser', dimension: 'klima', title: 'Et blink', question: 'Så du det?' } as const
    await house.bo.call('sequence:put', { id: shortId, recordingId, ...short, ...words })
    const { people, meeting } = await house.app.demo()
    joinUrl = meeting.joinUrl
    anesWay = await wayTo(house.app.baseUrl)
    ane = await Participant.open('Ane')
    await ane.page.evaluateOnNewDocument(bendClocks)
    bo = await Participant.open('Bo', ['--autoplay-policy=document-user-activation-required'])
    await ane.signInBy(anesWay.through(people[0]?.loginUrl ?? ''))
    await bo.signInBy(people[1]?.loginUrl ?? '')
    await ane.join(anesWay.through(joinUrl))
    await bo.join(joinUrl)
    await bo.press('take-control')
    await ane.reads('controller', 'Bo Påfund')
  })

  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    anesWay?.proxy.close()
    await house?.app.stop()
  })

  afterEach(async () => {
    if ((await bo.attribute('pause', 'data-testid')) !== null) await bo.press('pause')
  })

  async function playFrom(share: number) {
    await seekTo(bo, share)
    await bo.press('play')
    await movingTogether(bo, ane)
  }

  async function pauseOnOneFrame() {
    await bo.press('pause')
    await sameFrame(bo, ane)
  }

  it('[PB80] a clock that is two seconds wrong and runs fast changes nothing', async () => {
    await playFrom(0.1)
    await pauseOnOneFrame()
  })

  for (const seconds of [2, 10, 60])
    it(`[PB81] ${seconds} s without a network: the others go on, and who was cut off is back in step by themselves`, async () => {
      await playFrom(0.05)
      anesWay.proxy.cut()
      const until_ = performance.now() + seconds * 1000
      const { ms } = await filmOf(bo)
      await until('the time without a network is over', () => performance.now() > until_, 90_000)
      expect((await filmOf(bo)).ms - ms).to.be.above(seconds * 1000 - 3_500)
      anesWay.proxy.mend()
      await movingTogether(bo, ane)
      await pauseOnOneFrame()
    })

  it('[PB82] somebody whose film does not come is named, waited for at most 3 s, and catches up alone', async () => {
    await slow(ane, { kBs: 8 })
    await ane.page.reload()
    await ane.inRoom()
    await seekTo(bo, 0.1)
    await sameFrame(bo, ane)
    await bo.press('play')
    await seesItMove(ane)
    await bo.sees('hold')
    await bo.reads('hold', 'Ane Opdigt')
    const since = performance.now()
    await movesOn(bo, 0.3)
    expect(performance.now() - since).to.be.below(5_000)
    await movesOn(bo, 2)
    await slow(ane, {})
    await movingTogether(bo, ane)
    await pauseOnOneFrame()
  })

  it('[PB83] the film of the one who steers may stall: the others see it move all the same', async () => {
    await slow(bo, { kBs: 8 })
    await bo.page.reload()
    await bo.inRoom()
    await bo.reads('controller', 'Du')
    await seekTo(ane, 0).catch(() => undefined)
    await bo.press('play')
    await movesOn(ane, 8)
    expect(await ane.attribute('hold', 'data-testid')).to.equal(null)
    await slow(bo, {})
    await movingTogether(bo, ane)
    await pauseOnOneFrame()
  })

  it('[PB84] a machine six times slower ends on the same frame as the others, steering or not', async () => {
    for (const slowed of [ane, bo]) {
      await slow(slowed, { cpu: 6 })
      await playFrom(0.3)
      await pauseOnOneFrame()
      await slow(slowed, {})
    }
  })

  it('[PB85] a browser that refuses sound before a press plays without, in step, and says so', async () => {
    await playFrom(0.2)
    await bo.page.reload()
    await bo.inRoom()
    await movingTogether(ane, bo)
    expect((await filmOf(bo)).muted).to.equal(true)
    await bo.press('allow-sound')
    await until('there is sound', async () => !(await filmOf(bo)).muted)
    await movingTogether(ane, bo)
    await pauseOnOneFrame()
  })

  it('[PB86] a tab that was in the background is in step again when it is looked at', async () => {
    await playFrom(0.2)
    const other = await ane.page.browser().newPage()
    await until('the room is out of sight', () => ane.page.evaluate(() => document.visibilityState === 'hidden'))
    await seekTo(bo, 0.6)
    await ane.page.bringToFront()
    await movingTogether(bo, ane)
    await pauseOnOneFrame()
    await other.close()
  })

  it('[PB87] the one who steers comes back after a reload as the one who steers, at the same speed and place', async () => {
    await bo.press('rate')
    await bo.pressWords('[role=option]', '0,5×')
    await playFrom(0.2)
    await bo.page.reload()
    await bo.inRoom()
    await bo.reads('controller', 'Du')
    await movingTogether(ane, bo)
    expect(await bo.page.evaluate(() => document.querySelector('video')?.playbackRate)).to.be.closeTo(0.5, 0.06)
    await bo.press('rate')
    await bo.pressWords('[role=option]', '1×')
    await pauseOnOneFrame()
  })

  it('[PB88] a sequence shorter than a second plays to its end on both screens, and again when it repeats', async () => {
    await bo.press(`sequence-${shortId}`)
    const end = Math.round((short.endMs * 25) / 1000)
    await until('it has come to its end', async () => (await ane.frame()) === end)
    expect(await sameFrame(bo, ane)).to.equal(end)
    await bo.press('loop')
    await bo.press('play')
    for (let round = 0; round < 2; round++) {
      await until('it is near its start', async () => ((await ane.frame()) ?? end) < end - 8)
      await until('it is near its end', async () => ((await ane.frame()) ?? 0) > end - 5)
    }
    await bo.press('pause')
    const frame = await sameFrame(bo, ane)
    expect(frame).to.be.within(end - 15, end)
  })
})
