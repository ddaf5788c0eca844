import { randomUUID } from 'node:crypto'
import { SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { after, afterEach, before, describe, it } from 'mocha'
import { sameFrame, seekTo } from '../../people/film.ts'
import { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { filmOf, movingTogether } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import { type House, openHouse, placeOf } from '../../support/wire/house.ts'

const blink = { startMs: 30_000, endMs: 30_600 }

describe('the film, for who comes back and what is over soon', () => {
  let house: House
  let pair: Pair
  let ane: Participant
  let bo: Participant
  const blinkId = SequenceId.parse(randomUUID())

  before(async function () {
    this.timeout(240_000)
    house = await openHouse()
    const { recordingId } = await placeOf(house.ane)
    const words = { kind: 'lookingCloser', dimension: 'klima', title: 'Et blink', question: 'Så du det?' } as const
    await house.bo.call('sequence:put', { id: blinkId, recordingId, ...blink, ...words })
    pair = await meetAsPair(house.app)
    ane = pair.ane
    bo = pair.bo
  })

  after(async () => {
    await pair?.close()
    await house?.app.stop()
  })

  afterEach(() => pair.rest())

  async function chooseRate(words: string) {
    await bo.press('rate')
    await bo.pressWords('[role=option]', words)
  }

  it('[PB86] a tab that was in the background is in step again when it is looked at', async () => {
    await pair.playFrom(0.2)
    const other = await ane.page.browser().newPage()
    await until('the room is out of sight', () => ane.page.evaluate(() => document.visibilityState === 'hidden'))
    await seekTo(bo, 0.6)
    await ane.page.bringToFront()
    await movingTogether(bo, ane)
    await pair.pauseOnOneFrame()
    await other.close()
  })

  it('[PB87] the one who steers comes back after a reload as the one who steers, at the same speed and place', async () => {
    await chooseRate('0,5×')
    await pair.playFrom(0.2)
    await bo.page.reload()
    await bo.inRoom()
    await bo.reads('controller', 'Du')
    await movingTogether(ane, bo)
    expect(await bo.page.$eval('[data-testid="film"]', film => (film as HTMLVideoElement).playbackRate)).to.be.closeTo(
      0.5,
      0.06,
    )
    await chooseRate('1×')
    await pair.pauseOnOneFrame()
  })

  it('[PB88] a sequence shorter than a second plays to its end on both screens, and again when it repeats', async () => {
    await bo.press(`sequence-${blinkId}`)
    const end = Math.round((blink.endMs * 25) / 1000)
    await until('it has come to its end', async () => (await ane.frame()) === end)
    expect(await sameFrame(bo, ane)).to.equal(end)
    await ane.page.evaluate(noteFrames)
    await bo.press('loop')
    await until('she has seen its end, and its start again, and its end again', () => ane.page.evaluate(turns, end))
    await bo.press('pause')
    expect(await sameFrame(bo, ane)).to.be.within(end - 15, end)
  })

  it('[PB85] a browser that refuses sound before a press plays without, in step, and says so', async () => {
    await pair.playFrom(0.2)
    const { people, meeting } = await house.app.demo()
    const bos = await Participant.openWithoutDevices('Bo', ['--autoplay-policy=document-user-activation-required'])
    await bos.signInBy(people[1]?.loginUrl ?? '')
    const fresh = await bos.inNewTab()
    // Into the room without a press, as a reload leads there in a browser that then forgets that somebody pressed.
    await fresh.page.evaluateOnNewDocument(id => sessionStorage.setItem(`samsyn-inside-${id}`, 'yes'), meeting.id)
    await fresh.goto(meeting.joinUrl)
    await until('it plays without sound', () => seenWithoutTouching(fresh, 'film && film.muted && !film.paused'))
    await movingTogether(ane, fresh)
    await fresh.press('allow-sound')
    await until('there is sound', async () => !(await filmOf(fresh)).muted)
    await movingTogether(ane, fresh)
    await bos.close()
  })
})

/** Whether something is so on a page; other ways of looking count as a press of its person. */
async function seenWithoutTouching({ page }: Participant, isSo: string): Promise<boolean> {
  const cdp = await page.createCDPSession()
  const expression = `{ const film = document.querySelector('[data-testid="film"]'); Boolean(${isSo}) }`
  const { result } = await cdp.send('Runtime.evaluate', { expression, userGesture: false })
  await cdp.detach()
  return result.value === true
}

declare global {
  interface Window {
    framesSeen?: number[]
  }
}

/** Notes every frame of the film that is painted from now on. Runs in the page. */
function noteFrames(): void {
  const film = document.querySelector<HTMLVideoElement>('[data-testid="film"]')
  const seen: number[] = []
  window.framesSeen = seen
  const look = () =>
    film?.requestVideoFrameCallback((_, { mediaTime }) => {
      seen.push(Math.round(mediaTime * 25))
      look()
    })
  look()
}

/** Whether what was painted went to the end, back, and to the end again. Runs in the page. */
function turns(end: number): boolean {
  const seen = window.framesSeen ?? []
  const first = seen.findIndex(frame => frame > end - 5)
  const back = seen.findIndex((frame, index) => index > first && frame < end - 8)
  return first >= 0 && back >= 0 && seen.some((frame, index) => index > back && frame > end - 5)
}
