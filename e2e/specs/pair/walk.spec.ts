import { join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { ElementHandle } from 'puppeteer-core'
import { pressAnew, sameFrame, seesItMove, standsAt } from '../../people/film.ts'
import { lookAt } from '../../people/look.ts'
import { hearsSomebody, seesFaceOf } from '../../people/media.ts'
import { Participant } from '../../people/Participant.ts'
import { eachGoesOn } from '../../support/each-goes-on.ts'
import { root } from '../../support/root.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

const film = join(root, 'server/demo/film.mp4')

/** The main job, from an empty round to the next step, by two people in two browsers. Each step goes on from the one before. */
describe('one film, one meeting, two browsers', () => {
  eachGoesOn()
  let app: RunningApp
  let cilie: Participant
  let bo: Participant
  let roundUrl: string
  let meetingUrl: string
  let frame: number
  const ids = { cilie: '', bo: '' }

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    cilie = await Participant.open('Cilie')
    bo = await Participant.open('Bo')
  })

  after(async () => {
    await Promise.all([cilie?.close(), bo?.close()])
    await app?.stop()
  })

  it('[WA1] both sign in with e-mail and password', async () => {
    await cilie.signIn(app.baseUrl, 'cilie@demo.invalid')
    await bo.signIn(app.baseUrl, 'bo@demo.invalid')
    await cilie.sees('next-step')
    for (const [name, person] of Object.entries({ cilie, bo })) {
      ids[name as keyof typeof ids] = await person.page.evaluate(
        async () => (await (await fetch('/api/session')).json()).value.id,
      )
    }
  })

  it('[WA2] the social worker uploads a film and follows what becomes of it', async function () {
    this.timeout(300_000)
    await cilie.press('next-step-go')
    const input = await cilie.page.waitForSelector('[data-testid="upload-input"]')
    if (!input) throw new Error('no place for a film')
    await (input as ElementHandle<HTMLInputElement>).uploadFile(film)
    await cilie.sees('work-progress', 60_000)
    await cilie.sees('film-ready', 240_000)
    roundUrl = cilie.page.url()
  })

  it('[WA3] nobody can play it before she says who is in it, and that each has given consent', async () => {
    await bo.goto(roundUrl)
    await bo.sees('round-state')
    expect(await bo.page.$('[data-testid="to-analysis"]')).to.equal(null)
    await cilie.press('add-mother')
    await cilie.press('add-worker')
    await until('both are in the list', async () => (await persons()).length === 2)
    for (const person of await persons()) {
      await cilie.page.locator(`[data-testid="${person}"] ::-p-text(sagt ja)`).click()
      await cilie.sees('consent-method')
      if (person === (await persons())[0]) await lookAt(cilie, 'consent-yes')
      await cilie.pressWords('[data-testid="consent-given-by"]', 'Personen selv')
      await cilie.pressWords('[data-testid="consent-method"]', 'Mundtligt')
      await cilie.press('consent-yes-save')
    }
    await bo.sees('to-analysis')
  })

  it('[CO29] how each consent was given, and by whom, stands there for both of them', async () => {
    for (const person of [cilie, bo]) {
      await person.page.locator('[data-testid="consent-history"] summary').click()
      await person.reads('consent-history', /Mor: ja\. Svaret kom fra personen selv, mundtligt\./)
      await person.reads('consent-history', /Socialrådgiver: ja\./)
    }
    await lookAt(cilie, 'consent-history')
  })

  it('[WA4] the supervisor marks two sequences, each with a dimension and a question, and makes a meeting', async () => {
    await bo.press('to-analysis')
    await bo.inRoom()
    await mark(0.3, 0.42, 'lookingGood', 'Ungeperspektiv', 'Hvad lagde du mærke til her?')
    await mark(0.5, 0.6, 'lookingCloser', 'Samtalens rytme og tempo', 'Hvad kunne du vente på?')
    await bo.press('arrange-meeting')
    await bo.sees('meeting-link')
    meetingUrl = await bo.page.$eval('[data-testid="meeting-link"]', link => (link as HTMLInputElement).value)
    expect(meetingUrl).to.contain('/meetings/')
  })

  it('[WA5] both see and hear each other', async () => {
    await cilie.join(meetingUrl)
    await bo.join(meetingUrl)
    await Promise.all([seesFaceOf(cilie, ids.bo), seesFaceOf(bo, ids.cilie)])
    await Promise.all([hearsSomebody(cilie), hearsSomebody(bo)])
  })

  it('[WA6] the supervisor picks a sequence: it plays for both, and a pause lands both on one frame', async () => {
    await bo.page.locator('.agenda [data-testid^="sequence-"]').click()
    await cilie.page.locator('.agenda [aria-current="step"] ::-p-text(Looking good)').wait()
    await seesItMove(cilie)
    await bo.press('pause')
    await sameFrame(bo, cilie)
    await cilie.press('take-control')
    await bo.reads('controller', 'Cilie Eksempel')
    await pressAnew(cilie, 'frame-forward')
    frame = await sameFrame(cilie, bo)
  })

  it('[WA7] what one draws on the frame appears on the other’s screen while it is drawn, and stays with the frame', async () => {
    await bo.press('draw')
    const strokes = () => cilie.attribute('drawing-layer', 'data-strokes')
    const before = Number(await strokes())
    const box = await (await bo.page.waitForSelector('[data-testid="film"]'))?.boundingBox()
    if (!box) throw new Error('no picture')
    await bo.page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4)
    await bo.page.mouse.down()
    await bo.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 12 })
    await until('the other sees the stroke before it is finished', async () => Number(await strokes()) === before + 1)
    await bo.page.mouse.up()
    await cilie.press('frame-forward')
    await until('the next frame has no stroke', async () => Number(await strokes()) === 0)
    await cilie.press('frame-back')
    await standsAt(bo, frame)
    await until('the stroke is on its frame again', async () => Number(await strokes()) === before + 1)
  })

  it('[WA8] both write in the same notes, and a line carries the film’s time', async () => {
    await bo.write('notes-ungeperspektiv', 'Du ventede på svaret. ')
    await cilie.reads('notes-ungeperspektiv', 'Du ventede på svaret.')
    await cilie.write('notes-nextStep', 'Jeg tæller til fem, før jeg spørger igen.')
    await bo.reads('notes-nextStep', 'tæller til fem')
    await bo.reads('notes-saving', 'Gemt')
    await bo.press('notes-ungeperspektiv')
    await bo.page.keyboard.press('End')
    await bo.press('notes-tool-insertTime')
    await cilie.sees('time-chip')
    await cilie.press('time-chip')
    await sameFrame(cilie, bo)
    await until('the chip leads to its frame', async () => Math.abs(((await bo.frame()) ?? -99) - frame) <= 1)
  })

  it('[WA9] both chat', async () => {
    await tab(bo, 'chat')
    await tab(cilie, 'chat')
    await bo.write('chat-input', 'Kan du se det samme som mig?')
    await bo.page.keyboard.press('Enter')
    await cilie.reads('chat-log', 'Kan du se det samme som mig?')
    await cilie.write('chat-input', 'Ja')
    await cilie.press('chat-send')
    await bo.reads('chat-log', 'Ja')
  })

  it('[WA10] a reload leads back to the same frame, notes, chat and faces', async () => {
    const seen = await sameFrame(bo, cilie)
    await cilie.page.reload()
    await cilie.inRoom()
    await standsAt(cilie, seen)
    await seesFaceOf(cilie, ids.bo)
    await cilie.reads('notes-nextStep', 'tæller til fem')
    await tab(cilie, 'chat')
    await cilie.reads('chat-log', 'Kan du se det samme som mig?')
  })

  it('[WA11] after a kill -9 of the server both are back without a press: frame, drawing, notes, chat, faces', async () => {
    const seen = await sameFrame(bo, cilie)
    await app.kill('SIGKILL')
    await cilie.sees('line-down')
    await tab(cilie, 'notes')
    await cilie.write('notes-takeAway', 'Skrevet uden forbindelse.')
    await app.start()
    await until('the line is back', async () => (await cilie.page.$('[data-testid="line-down"]')) === null)
    await tab(bo, 'notes')
    await bo.reads('notes-takeAway', 'Skrevet uden forbindelse.')
    await Promise.all([seesFaceOf(cilie, ids.bo), seesFaceOf(bo, ids.cilie)])
    expect(await sameFrame(bo, cilie)).to.equal(seen)
    await bo.reads('chat-log', 'Kan du se det samme som mig?')
  })

  it('[WA12] they leave, and the round shows when they met and what they wrote as next step', async () => {
    await bo.press('leave')
    await cilie.press('leave')
    await cilie.reads('met', /mødtes .* kl\./)
    await cilie.reads('next-step', 'Jeg tæller til fem')
    await cilie.reads('letter-ungeperspektiv', 'Du ventede på svaret.')
    await bo.goto(roundUrl)
    await bo.reads('met-when', /kl\./)
    await bo.reads('next-step-text', 'Jeg tæller til fem')
  })

  it('[WA13] nobody’s browser complained of anything', () => {
    expect({ cilie: cilie.complaints, bo: bo.complaints }).to.deep.equal({ cilie: [], bo: [] })
  })

  const persons = () =>
    cilie.page.$$eval('.consent-person', rows => rows.map(row => row.getAttribute('data-testid') ?? ''))

  const tab = (person: Participant, name: string) => person.press(`tab-${name}`)

  async function mark(from: number, to: number, kind: string, dimension: string, question: string) {
    const box = await (await bo.page.waitForSelector('[data-testid="seek"]'))?.boundingBox()
    if (!box) throw new Error('no timeline')
    for (const [share, button] of [
      [from, 'mark-in'],
      [to, 'mark-out'],
    ] as const) {
      await bo.page.mouse.click(box.x + box.width * share, box.y + box.height / 2)
      await until('the film is there', async () => Math.abs(((await bo.frame()) ?? -99) - share * 1874) < 12)
      await bo.press(button)
    }
    await bo.press(`sequence-kind-${kind}`)
    await bo.press('sequence-dimension')
    await bo.pressWords('[role=option]', dimension)
    await bo.write('sequence-question', question)
    await bo.press('sequence-save')
    await bo.page.locator(`[data-testid^="sequence-"] ::-p-text(${question})`).wait()
  }
})
