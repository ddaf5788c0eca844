import { generateKeyPairSync } from 'node:crypto'
import { backChannelLogoutPath } from '@samsyn/shared'
import { expect } from 'chai'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { ane, bo, type House, openHouse } from './testing/house.ts'
import { openProvider } from './testing/provider.ts'

const publicUrl = 'https://samsyn.example.org'
const accounts = { anes: { email: ane.email, email_verified: true }, bos: { email: bo.email, email_verified: true } }
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }

describe('signing out at the organisation', () => {
  let provider: Awaited<ReturnType<typeof openProvider>>
  let house: House
  /** What the provider sent, as it came. */
  const sent: string[] = []

  async function open(tellsSession: boolean) {
    const reach = (url: string) => url.replace(publicUrl, house.url)
    const logoutUri = publicUrl + backChannelLogoutPath
    const redirectUri = `${publicUrl}/organisation`
    provider = await openProvider({ accounts, redirectUri, logoutUri, reach, tellsSession, sent })
    house = await openHouse({ provider, publicUrl })
    house.clock.nowMs = Date.now()
    await house.people.add(ane)
    await house.people.add(bo)
  }
  beforeEach(() => void sent.splice(0))
  afterEach(async () => {
    await house.close()
    await provider.close()
  })

  type Visit = ReturnType<typeof provider.visit>
  const signedIn = async (visit: Visit) => {
    const caller = house.caller()
    const { url, ticket } = await caller.get('organisation:begin', {})
    await caller.get('session:sign-in-by-organisation', { ticket, search: await visit.goThrough(url) })
    return caller
  }
  const byPassword = async () => {
    const caller = house.caller()
    await caller.get('session:sign-in', ane)
    return caller
  }
  const post = async (token: string) => {
    const body = new URLSearchParams({ logout_token: token })
    const answer = await fetch(house.url + backChannelLogoutPath, { method: 'POST', body })
    return answer.status
  }

  it('[SE65] ends what came by that session there, at once, and nothing else; it is on the record', async () => {
    await open(true)
    const [work, home] = [provider.visit('anes'), provider.visit('anes')]
    const [desk, laptop, other, phone] = [
      await signedIn(work),
      await signedIn(home),
      await signedIn(provider.visit('bos')),
      await byPassword(),
    ]
    await work.signOut()
    expect(provider.undelivered).to.deep.equal([])
    expect(await desk.whoAmI()).to.equal(null)
    expect(await Promise.all([laptop, phone, other].map(one => one.whoAmI()))).to.deep.equal([
      ane.email,
      ane.email,
      bo.email,
    ])
    expect(house.ended).to.have.length(1)
    const id = (await house.people.byEmail(ane.email))?.id
    const recorded = house.recorded.filter(({ kind }) => kind === 'session-ended')
    expect(recorded.map(({ subjectId, detail }) => [subjectId, detail])).to.deep.equal([[id, 'organisation-logout']])
  })

  it('[SE65] whoever has shown that they are there by another session of theirs is out with that one', async () => {
    await open(true)
    const [before, now] = [provider.visit('anes'), provider.visit('anes')]
    const desk = await signedIn(before)
    await desk.get('session:lock', {})
    const { url, ticket } = await desk.get('organisation:begin-proof', {})
    const organisation = { ticket, search: await now.goThrough(url) }
    await desk.get('session:unlock', { proof: { organisation } })
    await before.signOut()
    expect(await desk.whoAmI()).to.equal(ane.email)
    await now.signOut()
    expect([provider.undelivered, await desk.whoAmI()]).to.deep.equal([[], null])
  })

  it('[SE65] ends everything of a person, as end-sessions does, where the provider speaks of no session', async () => {
    await open(false)
    const visit = provider.visit('anes')
    const [desk, phone, other] = [await signedIn(visit), await byPassword(), await signedIn(provider.visit('bos'))]
    const link = await house.links.make((await house.people.byEmail(ane.email))?.id ?? ('' as never), 'sign-in')
    await visit.signOut()
    expect(provider.undelivered).to.deep.equal([])
    expect([await desk.whoAmI(), await phone.whoAmI(), await other.whoAmI()]).to.deep.equal([null, null, bo.email])
    expect(await house.caller().refusal('session:sign-in-by-link', { token: link })).to.equal('link-used')
    expect(await byPassword().then(caller => caller.whoAmI())).to.equal(ane.email)
  })

  it('[SE66] refuses what was used before, altered, or came too late, and ends nothing by it', async () => {
    await open(false)
    const visit = provider.visit('anes')
    await signedIn(visit)
    await visit.signOut()
    const [token = ''] = sent
    const desk = await signedIn(provider.visit('anes'))
    expect(await post(token)).to.equal(400)
    const [head, body = '', mac] = token.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const altered = Buffer.from(JSON.stringify({ ...claims, jti: 'another' })).toString('base64url')
    expect(await post([head, altered, mac].join('.'))).to.equal(400)
    expect(await post('')).to.equal(400)
    expect(await post('a.b.c')).to.equal(400)
    expect(await desk.whoAmI()).to.equal(ane.email)
    // It was refused for being used, and for nothing else that is wrong with it.
    await house.store.deleteFrom('answeredChallenge').execute()
    expect(await post(token)).to.equal(200)
    expect(await desk.whoAmI()).to.equal(null)
    const later = await signedIn(provider.visit('anes'))
    await house.store.deleteFrom('answeredChallenge').execute()
    house.clock.nowMs += 6 * 60_000
    expect(await post(token)).to.equal(400)
    expect(await later.whoAmI()).to.equal(ane.email)
    expect(house.recorded.some(({ kind, detail }) => kind === 'refusal' && detail === 'organisation-logout')).to.equal(
      true,
    )
  })

  it('[SE66] refuses what another has signed, what is for another, and every token that is no logout', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    provider = await openProvider({
      ...{ accounts, redirectUri: `${publicUrl}/organisation`, tellsSession: false },
      keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }],
    })
    house = await openHouse({ provider, publicUrl })
    house.clock.nowMs = Date.now()
    await house.people.add(ane)
    const desk = await signedIn(provider.visit('anes'))
    const nowS = Math.floor(Date.now() / 1000)
    const good = { iss: provider.issuer, aud: 'samsyn', iat: nowS, exp: nowS + 120, sub: 'anes', events: event }
    const signed = (change: object, key = privateKey, typ = 'logout+jwt') =>
      new SignJWT({ ...good, jti: crypto.randomUUID(), ...change })
        .setProtectedHeader({ alg: 'ES256', kid: 'one', typ })
        .sign(key)
    const wrong = {
      issuer: signed({ iss: 'https://id.example.org' }),
      audience: signed({ aud: 'another' }),
      old: signed({ iat: nowS - 900, exp: nowS + 120 }),
      over: signed({ exp: nowS - 60 }),
      endless: signed({ exp: undefined }),
      nonce: signed({ nonce: 'n' }),
      noEvent: signed({ events: {} }),
      nobody: signed({ sub: undefined }),
      noId: signed({ jti: undefined }),
      kind: signed({}, privateKey, 'JWT'),
      signature: signed({}, stranger),
    }
    for (const [what, token] of Object.entries(wrong)) expect(await post(await token), what).to.equal(400)
    const none = [
      { alg: 'none', typ: 'logout+jwt' },
      { ...good, jti: 'none' },
    ]
    const unsigned = none.map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    expect(await post(`${unsigned}.`)).to.equal(400)
    expect(await desk.whoAmI()).to.equal(ane.email)
    expect(await post(await signed({ sub: 'somebody else' }))).to.equal(200)
    expect(await desk.whoAmI()).to.equal(ane.email)
    expect(await post(await signed({}))).to.equal(200)
    expect(await desk.whoAmI()).to.equal(null)
  })

  it('[SE66] answers nothing where no organisation is configured', async () => {
    await open(true)
    const none = await openHouse()
    const answer = await fetch(none.url + backChannelLogoutPath, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'a.b.c' }),
    })
    expect(answer.status).to.equal(404)
    await none.close()
  })
})
