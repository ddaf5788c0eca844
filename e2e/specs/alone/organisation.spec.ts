import { expect } from 'chai'
import { after, afterEach, before, beforeEach, describe, it } from 'mocha'
import { says, signInAtOrganisation, stopAtOrganisation } from '../../people/at-organisation.ts'
import { authenticatorOf } from '../../people/authenticator.ts'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type Organisation, startWithOrganisation } from '../../support/provider.ts'
import type { RunningApp } from '../../support/server.ts'

const accounts = {
  anes: { email: 'ane@demo.invalid', email_verified: true },
  stranger: { email: 'fremmed@example.org', email_verified: true },
}

describe('signing in through the organisation', () => {
  let provider: Organisation
  let app: RunningApp
  let ane: Participant

  before(async function () {
    this.timeout(240_000)
    ;({ provider, app } = await startWithOrganisation(accounts))
  })
  after(async () => {
    await app?.stop()
    await provider?.close()
  })
  beforeEach(async () => {
    ane = await Participant.open('Ane')
    await ane.goto(`${app.baseUrl}/sign-in?next=${encodeURIComponent('/access')}`)
  })
  afterEach(() => ane?.close())

  const count = (testId: string) => ane.page.$$eval(`[data-testid="${testId}"]`, found => found.length)

  it('[SE60] [SC1] the button with the organisation’s name leads there, and back to where one was going', async () => {
    await ane.sees('sign-in-organisation')
    await lookAt(ane, 'sign-in-organisation')
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'anes')
    await ane.sees('account')
    await ane.reads('place-here', 'gennem organisationen')
    expect(new URL(ane.page.url()).pathname).to.equal('/access')
    await ane.goto(app.baseUrl)
    await ane.sees('next-step')
    expect(ane.complaints).to.deep.equal([])
  })

  it('[SE63] [SC7] whoever came that way makes a passkey after signing in there anew', async () => {
    await authenticatorOf(ane)
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'anes')
    await ane.sees('make-passkey-organisation')
    await signInAtOrganisation(await ane.windowBy('make-passkey-organisation'), 'anes')
    await ane.sees('make-passkey-now')
    await lookAt(ane, 'access-passkey-now')
    await ane.press('make-passkey-now')
    await ane.reads('passkey', /Chrome på Linux/)
    await ane.press('remove-passkey')
    await signInAtOrganisation(await ane.windowBy('remove-now-organisation'), 'anes')
    await ane.page.waitForSelector('[data-testid="passkey"]', { hidden: true })
    expect(ane.complaints).to.deep.equal([])
  })

  it('[SE64] [SE61] somebody without an account here is told so, and gets none', async () => {
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'stranger')
    await ane.sees('organisation-problem')
    await says(ane, 'Din organisation kender dig, men du har ingen adgang til Samsyn endnu.')
    await lookAt(ane, 'organisation-unknown')
    await ane.press('organisation-problem')
    await ane.sees('sign-in')
  })

  it('[SE64] who stops at the organisation is told so, and may try again', async () => {
    await ane.press('sign-in-organisation')
    await stopAtOrganisation(ane.page)
    await ane.sees('organisation-problem')
    await says(ane, 'Du stoppede hos din organisation')
    await ane.press('organisation-problem')
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'anes')
    await ane.sees('account')
  })

  it('[SE64] [SE62] a state that was altered on the way lets nobody in, and says so', async () => {
    await ane.page.setRequestInterception(true)
    ane.page.on('request', request => {
      if (!request.url().startsWith(`${app.baseUrl}/organisation?`)) return void request.continue()
      const headers = { location: request.url().replace(/state=[^&]+/, 'state=mine') }
      const altered = request.url().includes('state=mine')
      return void (altered ? request.continue() : request.respond({ status: 302, headers }))
    })
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'anes')
    await ane.sees('organisation-problem')
    await says(ane, 'Du blev ikke logget ind gennem din organisation. Prøv igen.')
    await ane.goto(`${app.baseUrl}/access`)
    await ane.sees('sign-in')
  })

  it('[SE64] a provider that is away is a sentence on the page, and the button works when it is back', async () => {
    // Another server, which has not spoken with it yet.
    await app.kill('SIGTERM')
    await provider.close()
    await app.start()
    await ane.goto(`${app.baseUrl}/sign-in`)
    await ane.press('sign-in-organisation')
    await says(ane, 'Din organisations log ind svarer ikke lige nu.')
    await lookAt(ane, 'organisation-away')
    await provider.open(app.baseUrl)
    await ane.press('sign-in-organisation')
    await signInAtOrganisation(ane.page, 'anes')
    await ane.sees('account')
    expect(await count('organisation-problem')).to.equal(0)
  })
})
