import { streams, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { type Authenticator, authenticatorOf } from '../../people/authenticator.ts'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'
import { codeIn } from '../../support/wire/answer.ts'
import { Client } from '../../support/wire/Client.ts'
import { placeOf } from '../../support/wire/house.ts'

const password = 'samsyn-demo'
const email = 'ane@demo.invalid'

describe('where a passkey is required', () => {
  let app: RunningApp
  let ane: Participant
  let device: Authenticator

  before(async function () {
    this.timeout(240_000)
    app = await startApp({ REQUIRE_PASSKEY: 'worker' })
    ane = await Participant.open('Ane')
    device = await authenticatorOf(ane)
  })
  after(async () => {
    await ane?.close()
    await app?.stop()
  })

  const verified = (isUserVerified: boolean) =>
    device.cdp.send('WebAuthn.setUserVerified', { authenticatorId: device.authenticatorId, isUserVerified })
  const signInTo = async (testId: string) => {
    await ane.goto(`${app.baseUrl}/sign-in?next=${encodeURIComponent('/access')}`)
    await ane.write('sign-in-email', email)
    await ane.write('sign-in-password', password)
    await ane.press('sign-in')
    await ane.sees(testId)
  }

  it('[SE58] who has none hears and sees nothing on any door before it is made', async () => {
    const bo = new Client(app.baseUrl)
    await bo.signIn('bo@demo.invalid', password)
    const place = await placeOf(bo)
    const waiting = new Client(app.baseUrl)
    await waiting.signIn(email, password)
    for (const name of Object.keys(streams) as (keyof typeof streams)[]) {
      const [mine, his] = [waiting, bo].map(one => one.bytes(streamUrl(name, place.recordingId)))
      expect([name, (await mine)?.status, (await his)?.status]).to.deep.equal([name, 403, 200])
    }
    const line = waiting.line()
    expect(await line.ready().catch((error: Error) => error.message)).to.equal('passkey-required')
    line.close()
    const notes = waiting.document({ kind: 'notes', meetingId: place.meetingId })
    await until('the notes are turned away', () => notes.closes.includes(1013))
    expect(notes.isSynced()).to.equal(false)
    notes.close()
    const upload = await waiting.bytes('/api/uploads', { 'tus-resumable': '1.0.0' })
    expect(upload.status).to.equal(403)
    expect(codeIn(await waiting.answer('course:list', {}))).to.equal('passkey-required')
  })

  it('[SE58] [SC7] the page says why and how; what stops there can be tried again; made, one is where one was going', async () => {
    await signInTo('enrol')
    await lookAt(ane, 'enrol')
    await verified(false)
    await ane.press('enrol-make')
    await ane.reads('enrol-problem', 'Adgangsnøglen blev ikke godkendt')
    await lookAt(ane, 'enrol-refused')
    await verified(true)
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await ane.press('enrol-make')
    await ane.sees('passkey')
    expect(new URL(ane.page.url()).pathname).to.equal('/access')
    expect(codeIn(await new Client(app.baseUrl).answer('session:sign-in', { email, password }))).to.equal(
      'passkey-needed',
    )
  })

  it('[SE57] the last one is kept, and the page says what to do', async () => {
    await ane.press('remove-passkey')
    await ane.sees('remove-passkey-dialog')
    await ane.press('remove-now-passkey')
    await ane.reads('remove-problem', 'Du skal have mindst én adgangsnøgle')
    await ane.press('cancel')
    await ane.sees('passkey')
  })

  it('[SE59] who has lost it comes in by a new invitation, and makes another', async () => {
    await device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: device.authenticatorId })
    const printed = await app.samsyn('invite', '--email', email)
    await ane.goto(/http\S+/.exec(printed)?.[0] ?? '')
    await ane.write('new-password', 'fire sorte ravne på taget')
    await ane.press('begin')
    await ane.sees('enrol')
    await ane.press('enrol-make')
    await ane.sees('next-step')
    const { cdp, authenticatorId } = device
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
    expect(credentials).to.have.length(1)
    expect(ane.complaints).to.deep.equal([])
  })
})
