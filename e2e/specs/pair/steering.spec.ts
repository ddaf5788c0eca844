import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { sameFrame, seekTo, seesItMove, standsAt } from '../../people/film.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { filmOf, movingTogether } from '../../people/together.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

declare global {
  interface Window {
    placesOfFilm?: string[]
  }
}

/** Notes, at every refresh of the screen, where the film is on it. Runs in the page. */
function watchPlaceOfFilm() {
  const places = new Set<string>()
  const look = () => {
    const film = document.querySelector('[data-testid="film"]')
    if (film) places.add(JSON.stringify(film.getBoundingClientRect()))
    window.placesOfFilm = [...places]
    requestAnimationFrame(look)
  }
  look()
}

/** Marks the film that stands by, once it stands painted somewhere in the film. Runs in the page. */
function markPrepared(): boolean {
  const spare = document.querySelector<HTMLVideoElement>('[data-testid="film-standby"]')
  if (!spare || spare.readyState < 3 || spare.seeking || spare.currentTime < 1) return false
  spare.dataset.prepared = 'true'
  return true
}

/** The buttons beneath the film that lie over one another. Runs in the page. */
function buttonsOverOthers(): string[] {
  const buttons = [...document.querySelectorAll('.room__stage button')].filter(
    button => !button.closest('.room__screen, .ui-timeline') && button.getClientRects().length > 0,
  )
  const boxes = buttons.map(button => ({
    name: button.textContent || button.ariaLabel,
    box: button.getBoundingClientRect(),
  }))
  return boxes.flatMap(({ name, box }, index) =>
    boxes
      .slice(index + 1)
      .filter(
        ({ box: other }) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1,
      )
      .map(other => `${name} and ${other.name}`),
  )
}

describe('steering the film together', () => {
  let app: RunningApp
  let pair: Pair | undefined
  let ane: Participant
  let bo: Participant
  let ids: { ane: string; bo: string }

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    pair = await meetAsPair(app)
    ane = pair.ane
    bo = pair.bo
    for (const person of [ane, bo]) await person.page.evaluate(watchPlaceOfFilm)
    ids = { ane: await idOf(bo, 'Ane'), bo: await idOf(ane, 'Bo') }
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  /** The id in somebody's line of the list of who is here. */
  async function idOf(viewer: Participant, name: string): Promise<string> {
    await viewer.pressWords('[role=tab]', 'Hvem')
    const testId = await until(`${viewer.name} finds ${name}`, () =>
      viewer.page.evaluate(
        named =>
          [...document.querySelectorAll('[data-testid^="attendee-"]')]
            .filter(line => !line.getAttribute('data-testid')?.startsWith('attendee-menu'))
            .find(line => line.textContent?.includes(named))
            ?.getAttribute('data-testid') ?? null,
        name,
      ),
    )
    return testId.slice('attendee-'.length)
  }

  it('[PB90] who asks for the wheel is named to the one who steers, who hands it over', async () => {
    await ane.press('ask-control')
    await bo.reads('asking', 'Ane Opdigt')
    await bo.press(`hand-control-${ids.ane}`)
    await ane.reads('controller', 'Du')
    await bo.reads('controller', 'Ane Opdigt')
  })

  it('[PB91] [PB105] not now is an answer too, and is said no longer than it is so', async () => {
    const says = (words: string) =>
      bo.page.$$eval('.ui-toast', (all, wanted) => all.some(one => one.textContent?.includes(wanted)), words)
    await bo.press('ask-control')
    await ane.reads('asking', 'Bo Påfund')
    await ane.press(`decline-control-${ids.bo}`)
    await until('nobody asks any more', async () => (await ane.textOf('asking')) === '')
    await ane.reads('controller', 'Du')
    await until('the answer is said', () => says('beholder styringen'))
    await bo.press('take-control')
    await bo.reads('controller', 'Du')
    await until('it is said no more', async () => !(await says('beholder styringen')))
  })

  it('[PB92] one looks back alone while the others go on, and is with them again by one press', async () => {
    await seekTo(bo, 0.5)
    const frame = await sameFrame(bo, ane)
    await ane.press('look-back')
    await ane.sees('apart')
    await until('hers is five seconds back', async () => ((await ane.frame()) ?? frame) < frame - 100)
    await bo.reads('same-picture', 'Ane Opdigt')
    expect(await bo.frame()).to.equal(frame)
    await bo.press('frame-forward')
    await standsAt(bo, frame + 1)
    await ane.press('rejoin')
    await standsAt(ane, frame + 1)
    expect(await sameFrame(bo, ane)).to.equal(frame + 1)
  })

  it('[PB93] a sequence shows its question to both, and what comes before it when that is asked for', async () => {
    await bo.press('next-sequence')
    await seesItMove(ane)
    await ane.sees('sequence-card')
    const question = await bo.textOf('sequence-card')
    await ane.reads('sequence-card', question ?? '')
    await movingTogether(bo, ane)
    await bo.press('pause')
    await sameFrame(bo, ane)
  })

  it('[PB96] the next sequence stands painted on every screen before it is asked for', async () => {
    for (const person of [ane, bo])
      await until(`${person.name}'s next sequence is prepared`, () => person.page.evaluate(markPrepared))
    await bo.press('next-sequence')
    for (const person of [ane, bo])
      await until(`${person.name} sees what was prepared`, async () =>
        person.attribute('film', 'data-prepared').then(prepared => prepared === 'true'),
      )
    await movingTogether(bo, ane)
    await bo.press('pause')
    await sameFrame(bo, ane)
  })

  it('[PB94] both are told who stopped the film, and where', async () => {
    // Outside of the sequence, whose end may come before anybody's pause.
    await seekTo(bo, 0.05)
    await bo.press('play')
    await seesItMove(ane)
    await ane.press('pause')
    await sameFrame(bo, ane)
    await bo.reads('playback-said', 'Ane Opdigt')
    await bo.reads('playback-said', /\d:\d\d/)
  })

  it('[PB95] of two machines in one room only one has sound', async () => {
    expect((await filmOf(ane)).muted).to.equal(false)
    await ane.pressWords('[role=tab]', 'Hvem')
    await ane.press('share-room')
    await ane.pressWords('[role=option]', 'Bo Påfund')
    await until('hers is silent', async () => (await filmOf(ane)).muted)
    await bo.pressWords('[role=tab]', 'Hvem')
    await bo.reads(`attendee-${ids.ane}`, 'sidder sammen med')
    expect((await filmOf(bo)).muted).to.equal(false)
    await ane.press('share-room')
    await ane.page.keyboard.press('Home')
    await ane.page.keyboard.press('Enter')
    await until('hers has sound again', async () => !(await filmOf(ane)).muted)
  })

  it('[PB97] the film has stayed in its place on both screens, whatever was said beside it', async () => {
    for (const person of [ane, bo]) expect(await person.page.evaluate(() => window.placesOfFilm)).to.have.lengthOf(1)
  })

  it('[SC8] no button beneath the film lies over another, however small the window', async () => {
    await ane.sees('ask-control')
    for (const [width, height] of [
      [1440, 900],
      [1366, 768],
      [1024, 768],
      [960, 640],
      [390, 844],
    ] as const) {
      for (const { page } of [ane, bo]) {
        await page.setViewport({ width, height })
        expect(await page.$$('.room__stage button')).to.not.have.lengthOf(0)
        expect(await page.evaluate(buttonsOverOthers), `${width}×${height}`).to.deep.equal([])
      }
    }
  })
})
