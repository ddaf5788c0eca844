import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { says, signInAtOrganisation, stopAtOrganisation } from '../../people/at-organisation.ts'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type Organisation, startWithOrganisation } from '../../support/provider.ts'
import type { Demo, RunningApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

const typed = 'Det her er ikke sendt endnu'
const accounts = { anes: { email: 'ane@demo.invalid', email_verified: true } }

describe('a screen that is opened by the organisation', () => {
  let provider: Organisation
  let app: RunningApp
  let demo: Demo
  let ane: Participant
  let bo: Participant

  before(async function () {
    this.timeout(240_000)
    ;({ provider, app } = await startWithOrganisation(accounts))
    demo = await app.demo()
    ane = await Participant.open('Ane')
    bo = await Participant.open('Bo')
    await ane.goto(`${app.baseUrl}/sign-in`)
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'anes')
    await ane.sees('account')
    await bo.signIn(app.baseUrl, 'bo@demo.invalid')
    await ane.join(demo.meeting.joinUrl)
    await bo.join(demo.meeting.joinUrl)
    await ane.press('tab-chat')
    await ane.write('chat-input', typed)
  })
  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    await app?.stop()
    await provider?.close()
  })

  const lock = async () => {
    await ane.page.evaluate(() => {
      const real = Date.now
      const later = real() + 31 * 60_000
      Date.now = () => later
      window.dispatchEvent(new Event('focus'))
      Date.now = real
    })
    await ane.sees('lock')
  }
  const unlocked = async () => {
    await ane.page.waitForSelector('[data-testid="lock"]', { hidden: true })
    const kept = await ane.page.$eval('[data-testid="chat-input"]', field => (field as HTMLTextAreaElement).value)
    expect(kept).to.equal(typed)
    await ane.samePicture()
  }

  it('[SE67] [SE63] its person signs in anew in a window of its own; the room and what was typed are there, and the other saw nobody leave', async () => {
    await lock()
    await ane.sees('unlock-organisation')
    await lookAt(ane, 'lock-organisation')
    const away = await ane.windowBy('unlock-organisation')
    await ane.sees('organisation-away')
    await lookAt(ane, 'lock-organisation-away')
    await signInAtOrganisation(away, 'anes')
    await unlocked()
    await until('the window is closed, or says that it may be', async () => {
      if (away.isClosed()) return true
      return away.evaluate(() => document.body.textContent?.includes('Du er færdig her') ?? false).catch(() => true)
    })
    const saw = await bo.page.evaluate(() => document.body.textContent?.includes('Ane') ?? false)
    expect(saw).to.equal(true)
  })

  it('[SE63] [SE64] who stops there is told so, the screen stays locked, and it can be tried again', async () => {
    await lock()
    await stopAtOrganisation(await ane.windowBy('unlock-organisation'))
    await ane.reads('lock-problem', 'Du stoppede hos din organisation')
    await ane.sees('lock')
    await signInAtOrganisation(await ane.windowBy('unlock-organisation'), 'anes')
    await unlocked()
  })

  it('[SE67] where the browser holds windows back, a link opens it', async () => {
    await lock()
    await ane.page.evaluate(() => {
      window.open = () => null
    })
    await ane.press('unlock-organisation')
    await ane.reads('organisation-away', 'Din browser holdt vinduet tilbage')
    await lookAt(ane, 'lock-organisation-blocked')
    await signInAtOrganisation(await ane.windowBy('organisation-window'), 'anes')
    await unlocked()
  })

  it('[SE65] signing out at the organisation puts her out of the room, and the other sees her gone', async () => {
    const [there] = await Promise.all([ane.inNewTab()])
    await there.goto(`${provider.settings.OIDC_ISSUER}/session/end`)
    await there.page.waitForSelector('button[type="submit"]')
    await there.page.click('button[type="submit"]')
    await until('she is out', () =>
      ane.page.evaluate(async () => (await (await fetch('/api/session')).json()).value === null),
    )
    await says(ane, 'ogget ind længere')
    const recorded = await app.samsyn('record')
    expect(recorded).to.include('organisation-logout')
    await there.close()
    expect(ane.complaints).to.deep.equal([])
  })
})
