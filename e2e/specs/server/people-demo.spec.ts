import { streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { type RunningApp, startApp } from '../../support/server.ts'
import { codeIn } from '../../support/wire/answer.ts'
import { Client } from '../../support/wire/Client.ts'
import { emailOf, password, placeOf } from '../../support/wire/house.ts'

const secret = 'a secret of the tests, which nobody else has'
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://samsyn.example.org',
  MEDIA_ANNOUNCED_ADDRESS: '203.0.113.7',
}

describe('The demo in production', () => {
  let app: RunningApp
  let ane: Client
  let link = ''

  before(async () => {
    app = await startApp({ SESSION_SECRET: secret })
    ane = new Client(app.baseUrl)
    await ane.signIn(emailOf('Ane'), password)
    link = new URL((await app.demo()).people[0]?.loginUrl ?? '').hash.slice(1)
  })
  after(() => app.stop())

  it('[SE20] demo people are refused wherever there is no demo: their passwords, sessions and links', async () => {
    const film = streamUrl('film', (await placeOf(ane)).recordingId)
    expect((await ane.bytes(film, { range: 'bytes=0-99' })).status).to.equal(206)
    await app.kill('SIGTERM')
    await app.start(production)
    const stranger = new Client(app.baseUrl)
    const signIn = { email: emailOf('Ane'), password }
    expect(codeIn(await stranger.answer('session:sign-in', signIn))).to.equal('wrong-sign-in')
    expect(codeIn(await stranger.answer('session:sign-in-by-link', { token: link }))).to.equal('link-used')
    expect(await ane.copy().call('session:current', {})).to.equal(null)
    expect((await ane.bytes(film, { range: 'bytes=0-99' })).status).to.equal(401)
    const line = ane.line()
    expect(await line.ready().catch((error: Error) => error.message)).to.equal('not-signed-in')
    line.close()
  })

  it('[CF21] production over data with demo people starts, and says at the start and in `check` that they are there', async () => {
    const sentence = /people of the demo in this data: .*ane@demo\.invalid.*Nobody can sign in as them/
    expect(app.logged()).to.match(sentence)
    expect(await app.samsyn('check')).to.match(sentence)
    await app.kill('SIGTERM')
    await app.start()
    await ane.signIn(emailOf('Ane'), password)
  })
})
