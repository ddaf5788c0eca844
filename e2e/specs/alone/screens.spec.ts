import { after, before, describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type Demo, type RunningApp, startApp } from '../../support/server.ts'

/** Every screen, in Danish, on a desk and on a phone: axe finds nothing, nothing is wider than the window, and a picture is kept. */
describe('screens', () => {
  let app: RunningApp
  let demo: Demo
  let ane: Participant
  let bo: Participant
  let cilie: Participant

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    demo = await app.demo()
    ane = await Participant.open('Ane')
    bo = await Participant.open('Bo')
    cilie = await Participant.open('Cilie')
  })

  after(async () => {
    await Promise.all([ane?.close(), bo?.close(), cilie?.close()])
    await app?.stop()
  })

  it('[SC1] signing in, and an address that is not there', async () => {
    await ane.goto(`${app.baseUrl}/sign-in?lang=da`)
    await ane.sees('sign-in')
    await lookAt(ane, 'sign-in')
    for (const [person, entry] of [ane, bo, cilie].map((one, index) => [one, demo.people[index]] as const)) {
      await person.signInBy(entry?.loginUrl ?? '')
    }
    await ane.goto(`${app.baseUrl}/no-such-page`)
    await ane.sees('not-found')
    await lookAt(ane, 'not-found')
  })

  it('[SC2] my rounds, as a social worker with a meeting, one with nothing yet, and a supervisor', async () => {
    await ane.goto(app.baseUrl)
    await ane.sees('next-step')
    await lookAt(ane, 'home-worker')
    await cilie.sees('next-step')
    await lookAt(cilie, 'home-new-worker')
    await bo.sees('waiting')
    await lookAt(bo, 'home-supervisor')
  })

  it('[SC3] a round: with a film, and before it', async () => {
    await ane.press('next-step-go')
    await ane.goto(`${app.baseUrl}/rounds/${await cycleOf(ane)}`)
    await ane.sees('film-ready')
    await lookAt(ane, 'round')
    await cilie.press('next-step-go')
    await cilie.page.waitForSelector('[data-testid="upload-input"]')
    await lookAt(cilie, 'round-empty')
    await cilie.press('record-here')
    await cilie.sees('capture-level')
    await lookAt(cilie, 'record')
  })

  it('[SC4] analysis, and no access to it', async () => {
    const path = `${app.baseUrl}/rounds/${await cycleOf(ane)}/analysis`
    await bo.goto(path)
    await bo.inRoom()
    await lookAt(bo, 'analysis')
    await ane.goto(path)
    await ane.sees('no-access')
    await lookAt(ane, 'no-access')
  })

  it('[SC5] the way into a meeting, the room with each of its panels, and afterwards', async function () {
    this.timeout(240_000)
    await ane.goto(demo.meeting.joinUrl)
    await ane.sees('join')
    await lookAt(ane, 'meeting-entry')
    await ane.press('join')
    await ane.inRoom()
    await bo.join(demo.meeting.joinUrl)
    await bo.press('take-control')
    await bo.samePicture()
    await bo.press('draw')
    await lookAt(bo, 'room-drawing')
    for (const tab of ['notes', 'chat', 'who']) {
      await ane.press(`tab-${tab}`)
      await lookAt(ane, `room-${tab}`)
    }
    await bo.press('leave')
    await bo.sees('next-step')
    await lookAt(bo, 'after')
  })

  it('[SC6] in a room whose server is away, and at a page that cannot be had', async () => {
    await app.kill('SIGKILL')
    await ane.sees('line-down')
    await lookAt(ane, 'room-offline')
    await cilie.page.evaluate(() => history.pushState({}, '', '/'))
    await cilie.sees('offline')
    await lookAt(cilie, 'offline')
  })

  const cycleOf = (person: Participant) =>
    person.page.evaluate(async () => (await (await fetch('/api/courses')).json()).value[0].cycles[0].id as string)
})
