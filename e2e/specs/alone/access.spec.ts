import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

const present = 'samsyn-demo'
const next = 'fire sorte ravne på taget'

describe('how one gets in', () => {
  let app: RunningApp
  let ane: Participant
  let phone: Participant

  before(async () => {
    app = await startApp()
    ane = await Participant.open('Ane')
    phone = await Participant.open('Ane on her phone')
    await ane.signIn(app.baseUrl, 'ane@demo.invalid')
    await phone.signIn(app.baseUrl, 'ane@demo.invalid')
  })
  after(async () => {
    await Promise.all([ane?.close(), phone?.close()])
    await app?.stop()
  })

  const fill = async (testId: string, text: string) => {
    await ane.page.$eval(`[data-testid="${testId}"]`, input => (input as HTMLInputElement).select())
    await ane.page.type(`[data-testid="${testId}"]`, text)
  }
  const count = (testId: string) => ane.page.$$eval(`[data-testid="${testId}"]`, found => found.length)

  it('[SC7] [SE42] one comes from the menu to where one is signed in: this place is marked, the other is named', async () => {
    await ane.press('account')
    await ane.press('menu-access')
    await ane.sees('place')
    expect([await count('place-here'), await count('place')]).to.deep.equal([1, 1])
    await ane.reads('place', /Chrome på Linux.*Sidst brugt .*med adgangskode/)
    await lookAt(ane, 'access')
  })

  it('[SE43] the other place is signed out from here, and is out at once', async () => {
    await ane.press('end-place')
    await ane.reads('places-said', 'Stedet er logget ud')
    expect(await count('place')).to.equal(0)
    await phone.pressWords('button', 'Log ind')
    await phone.sees('sign-in')
  })

  it('[SC7] [SE40] while one types a new password, the screen says whether it can be used', async () => {
    const saying: [text: string, says: string][] = [
      ['kort', 'Der mangler 8 tegn'],
      ['password1234', 'Mange bruger den adgangskode'],
      ['aneopdigt 2026', 'Dit navn og din e-mail er lette at gætte'],
      ['aaaaaaaaaaaaaaa', 'igen og igen er lette at gætte'],
      [next, 'Den kan du bruge'],
    ]
    for (const [text, says] of saying) {
      await fill('new-password', text)
      await until(`it says ${says}`, () =>
        ane.page.$eval('main', (main, words) => main.textContent?.includes(words) ?? false, says),
      )
    }
    await fill('new-password', 'aneopdigt 2026')
    await fill('present-password', present)
    await ane.press('change-password')
    expect(await ane.page.$eval('[data-testid="new-password"]', input => input.getAttribute('aria-invalid'))).to.equal(
      'true',
    )
    await lookAt(ane, 'access-refused')
  })

  it('[SE44] the present password is asked; the new one is taken and signs everybody else out', async () => {
    await phone.signIn(app.baseUrl, 'ane@demo.invalid')
    await fill('new-password', next)
    await fill('present-password', 'ikke den rigtige')
    await ane.press('change-password')
    await ane.reads('change-problem', 'Adgangskoden passer ikke')
    await fill('present-password', present)
    await ane.press('change-password')
    await ane.sees('password-changed')
    await lookAt(ane, 'access-changed')
    await phone.pressWords('button', 'Log ind')
    await phone.sees('sign-in')
    await phone.signIn(app.baseUrl, 'ane@demo.invalid', next)
    await ane.goto(app.baseUrl)
    await ane.sees('account')
    expect([...ane.complaints, ...phone.complaints]).to.deep.equal([])
  })

  it('[SC7] [SE40] [SE41] who is invited is told on the same screen, and the invitation lasts', async () => {
    const printed = await app.samsyn(
      'create-user',
      '--name',
      'Dorte Digt',
      '--email',
      'dorte@example.org',
      '--role',
      'worker',
    )
    await phone.goto(/http\S+/.exec(printed)?.[0] ?? '')
    await phone.write('new-password', 'dortedigt2026')
    await phone.press('begin')
    await phone.reads('invitation-problem', 'for let at gætte')
    await lookAt(phone, 'invitation-refused')
    await phone.page.$eval('[data-testid="new-password"]', input => (input as HTMLInputElement).select())
    await phone.page.type('[data-testid="new-password"]', next)
    await phone.press('begin')
    await phone.sees('account')
  })
})
