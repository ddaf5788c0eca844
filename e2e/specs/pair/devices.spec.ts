import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { seesFaceOf } from '../../people/media.ts'
import { Participant } from '../../people/Participant.ts'
import { type Demo, type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

describe('devices', () => {
  let app: RunningApp
  let demo: Demo
  let ane: Participant
  let bo: Participant
  const ids = { ane: '', bo: '' }

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    demo = await app.demo()
    ane = await Participant.open('Ane')
    bo = await Participant.openWithoutDevices('Bo')
    await ane.signInBy(demo.people[0]?.loginUrl ?? '')
    await bo.signInBy(demo.people[1]?.loginUrl ?? '')
    ids.ane = await selfOf(ane)
    ids.bo = await selfOf(bo)
  })

  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    await app?.stop()
  })

  const selfOf = (person: Participant): Promise<string> =>
    person.page.evaluate(async () => (await (await fetch('/api/session')).json()).value.id)
  const hasPicture = (viewer: Participant, id: string) =>
    viewer.page.evaluate(face => document.querySelector(`[data-testid="face-${face}"] video`) !== null, id)

  it('[MD20] the way in shows the picture, the level of the microphone and plays a sound', async () => {
    await ane.goto(demo.meeting.joinUrl)
    await until('her own picture moves', () =>
      ane.page
        .$eval('[data-testid="own-picture"] video', video => (video as HTMLVideoElement).videoWidth > 0)
        .catch(() => false),
    )
    await until('the level moves', async () => Number(await ane.attribute('microphone-level', 'aria-valuenow')) > 0)
    await ane.press('test-sound')
    await ane.page.locator('.device-check ::-p-text(Hørte du ikke noget)').wait()
  })

  it('[MD21] somebody whose machine has neither camera nor microphone is told so, and comes in', async () => {
    await bo.goto(demo.meeting.joinUrl)
    await bo.page.locator('.device-check ::-p-text(Der er ikke noget kamera)').wait()
    await bo.page.locator('.device-check ::-p-text(Der er ikke nogen mikrofon)').wait()
    await bo.press('join')
    await bo.inRoom()
  })

  it('[MD22] somebody who comes without picture and sound is seen by name, and sees and hears the others', async () => {
    await ane.press('join')
    await ane.inRoom()
    await seesFaceOf(bo, ids.ane)
    await ane.sees(`face-${ids.bo}`)
    expect(await hasPicture(ane, ids.bo)).to.equal(false)
  })

  it('[MD23] a camera that is turned off goes out on the other’s screen, and comes back when it is turned on', async () => {
    await ane.press('camera')
    await until('the other sees no picture', async () => !(await hasPicture(bo, ids.ane)))
    await ane.press('camera')
    await seesFaceOf(bo, ids.ane)
  })

  it('[MD24] a second window takes picture and sound over, and the first is told', async () => {
    const second = await ane.page.browser().newPage()
    await second.goto(demo.meeting.joinUrl)
    await second.locator('[data-testid="join"]').click()
    await ane.page.locator('.faces ::-p-text(Du er med på billede og lyd i et andet vindue)').wait()
    await second.close()
  })
})
