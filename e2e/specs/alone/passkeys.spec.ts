import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { CDPSession } from 'puppeteer-core'
import { authenticatorOf } from '../../people/authenticator.ts'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { codeIn } from '../../support/wire/answer.ts'
import { Client } from '../../support/wire/Client.ts'

const password = 'samsyn-demo'
const email = 'ane@demo.invalid'

describe('passkeys', () => {
  let app: RunningApp
  let ane: Participant
  let cdp: CDPSession
  let authenticatorId = ''
  const answered: { response: never }[] = []

  before(async () => {
    app = await startApp()
    ane = await Participant.open('Ane')
    ;({ cdp, authenticatorId } = await authenticatorOf(ane))
    ane.page.on('request', request => {
      if (request.url().endsWith('/api/session/passkey')) answered.push(JSON.parse(request.postData() ?? '{}'))
    })
    await ane.signIn(app.baseUrl, email)
  })
  after(async () => {
    await ane?.close()
    await app?.stop()
  })

  const verified = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  const credentials = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  const signOut = async () => {
    await ane.press('account')
    await ane.press('menu-sign-out')
    await ane.sees('sign-in')
  }

  it('[SE50] [SC7] one is made on the page for it, after the password, and is listed', async () => {
    await ane.goto(`${app.baseUrl}/access`)
    await ane.write('passkey-password', 'ikke den rigtige')
    await ane.press('make-passkey')
    await ane.reads('passkey-problem', 'Adgangskoden passer ikke')
    expect(await credentials()).to.deep.equal([])
    await ane.page.$eval('[data-testid="passkey-password"]', input => (input as HTMLInputElement).select())
    await ane.page.keyboard.type(password)
    await ane.press('make-passkey')
    await ane.reads('passkey', /Chrome på Linux/)
    expect((await credentials()).map(({ isResidentCredential, rpId }) => [isResidentCredential, rpId])).to.deep.equal([
      [true, 'localhost'],
    ])
    await lookAt(ane, 'access-passkey')
  })

  it('[SE51] it alone lets in, its person verified by the device', async () => {
    await signOut()
    await lookAt(ane, 'sign-in-passkey')
    await verified(false)
    await ane.press('sign-in-passkey')
    await ane.reads('sign-in-problem', 'Adgangsnøglen blev ikke godkendt')
    await verified(true)
    await ane.press('sign-in-passkey')
    await ane.sees('account')
  })

  it('[SE52] the password alone is not enough for who has one: it is asked for as well', async () => {
    const stranger = new Client(app.baseUrl)
    expect(codeIn(await stranger.answer('session:sign-in', { email, password }))).to.equal('passkey-needed')
    expect(codeIn(await stranger.answer('session:sign-in', { email, password: 'forkert' }))).to.equal('wrong-sign-in')
    await signOut()
    await ane.signIn(app.baseUrl, email)
    await ane.goto(`${app.baseUrl}/access`)
    await ane.reads('place-here', 'med adgangsnøgle')
  })

  it('[SE53] an answer that was given before, was changed, or comes from a copy of the key lets nobody in', async () => {
    const last = answered.at(-1)
    if (!last) throw new Error('nothing was answered')
    const stranger = new Client(app.baseUrl)
    expect(codeIn(await stranger.answer('session:sign-in-by-passkey', last))).to.equal('passkey-refused')
    const { response } = last as { response: { response: Record<string, string> } }
    const changed = { ...response, response: { ...response.response, signature: 'AAAA' } }
    expect(codeIn(await stranger.answer('session:sign-in-by-passkey', { response: changed as never }))).to.equal(
      'passkey-refused',
    )
    await signOut()
    const [credential] = await credentials()
    if (!credential) throw new Error('no passkey')
    await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 0 } })
    await ane.press('sign-in-passkey')
    await ane.reads('sign-in-problem', 'Adgangsnøglen blev ikke godkendt')
    await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
    await cdp.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: { ...credential, signCount: credential.signCount + 9 },
    })
    await ane.press('sign-in-passkey')
    await ane.sees('account')
  })

  it('[SE56] it is called what its person likes', async () => {
    await ane.goto(`${app.baseUrl}/access`)
    await ane.press('rename-passkey')
    await ane.sees('passkey-name')
    await lookAt(ane, 'access-passkey-rename')
    await ane.page.$eval('[data-testid="passkey-name"]', input => (input as HTMLInputElement).select())
    await ane.page.keyboard.type('Min arbejdscomputer')
    await ane.page.keyboard.press('Enter')
    await ane.reads('passkey', 'Min arbejdscomputer')
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await ane.reads('passkey', 'Min arbejdscomputer')
  })

  it('[SE54] [SE57] it opens a locked screen, and is deleted by who shows that they are its person', async () => {
    await ane.press('account')
    await ane.press('menu-lock')
    await ane.sees('lock')
    await ane.press('unlock-passkey')
    await ane.page.waitForSelector('[data-testid="lock"]', { hidden: true })
    await ane.goto(`${app.baseUrl}/access`)
    await ane.press('remove-passkey')
    await ane.reads('remove-passkey-dialog', 'Det er den eneste, du har.')
    await lookAt(ane, 'access-passkey-remove')
    await ane.write('remove-password', 'ikke den rigtige')
    await ane.press('remove-now')
    await ane.reads('remove-problem', 'Adgangskoden passer ikke')
    await ane.press('remove-now-passkey')
    await ane.page.waitForSelector('[data-testid="passkey"]', { hidden: true })
    await signOut()
    await ane.press('sign-in-passkey')
    await ane.reads('sign-in-problem', 'Adgangsnøglen blev ikke godkendt')
    await ane.signIn(app.baseUrl, email)
  })

  it('[SE55] who has lost it comes in by a new invitation, which forgets every passkey', async () => {
    await ane.goto(`${app.baseUrl}/access`)
    await ane.write('passkey-password', password)
    await ane.press('make-passkey')
    await ane.sees('passkey')
    const printed = await app.samsyn('invite', '--email', email)
    await signOut()
    await ane.goto(/http\S+/.exec(printed)?.[0] ?? '')
    const next = 'fire sorte ravne på taget'
    await ane.write('new-password', next)
    await ane.press('begin')
    await ane.sees('account')
    await new Client(app.baseUrl).signIn(email, next)
    expect(ane.complaints).to.deep.equal([])
  })
})
