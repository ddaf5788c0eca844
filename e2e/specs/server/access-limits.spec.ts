import { randomUUID } from 'node:crypto'
import { type RecordingId, type RouteName, routes, streamUrl, uploadPath } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { type Answer, answerIn, codeIn } from '../../support/wire/answer.ts'
import { Client, cookieName } from '../../support/wire/Client.ts'
import {
  emailOf,
  firstRoundOf,
  type House,
  openHouse,
  type Place,
  password,
  placeOf,
} from '../../support/wire/house.ts'
import { routePayloads } from '../../support/wire/payloads.ts'
import { rawSocket } from '../../support/wire/raw.ts'

const elsewhere = { origin: 'https://samsyn.example.com' }
const tus = { 'tus-resumable': '1.0.0' }
const patch = { ...tus, 'content-type': 'application/offset+octet-stream' }

describe('The other side: uploads, signing in, and other sites', () => {
  let house: House
  let place: Place

  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
  })
  after(() => house.app.stop())

  const send = async (client: Client, method: string, path: string, headers = {}, body?: string) =>
    answerIn(await client.fetch(method, path, { headers, ...(body !== undefined && { body }) }))

  it("[AC10] another's upload cannot be looked at, added to, begun again or given up", async () => {
    const [cycleId, id] = [await firstRoundOf(house.cilie), randomUUID() as RecordingId]
    await house.cilie.call('recording:create', { cycleId, id, fileName: 'a.mp4', sizeBytes: 10 })
    const address = `${uploadPath}/${id}`
    await send(house.cilie, 'PATCH', address, { ...patch, 'upload-offset': '0' }, 'halv ')
    const whole = await house.cilie.call('recording:get', { recordingId: id })
    const tries = (upload: string): [string, string, Record<string, string>, string?][] => {
      const named = `recordingId ${Buffer.from(upload).toString('base64')}`
      return [
        ['HEAD', `${uploadPath}/${upload}`, tus],
        ['PATCH', `${uploadPath}/${upload}`, { ...patch, 'upload-offset': '5' }, 'frem.'],
        ['DELETE', `${uploadPath}/${upload}`, tus],
        ['POST', uploadPath, { ...tus, 'upload-length': '10', 'upload-metadata': named }],
      ]
    }
    for (const [index, [method, path, headers, body]] of tries(id).entries()) {
      for (const stranger of [house.ane, house.bo]) {
        const answer = await send(stranger, method, path, headers, body)
        expect(answer.status).to.equal(404)
        const [, nothing = ''] = tries(randomUUID())[index] ?? []
        if (method !== 'POST') expect(answer).to.deep.equal(await send(stranger, method, nothing, headers, body))
      }
      expect((await send(new Client(house.app.baseUrl), method, path, headers, body)).status).to.equal(401)
    }
    expect(await house.cilie.call('recording:get', { recordingId: id })).to.deep.equal(whole)
    expect((await send(house.cilie, 'HEAD', address, tus)).headers).to.include({ 'upload-offset': '5' })
    await house.cilie.call('recording:discard', { recordingId: id })
  })

  it('[AC11] signing in does not tell whether somebody has an account, and ends after ten tries', async () => {
    const attempt = (email: string, tried: string) =>
      new Client(house.app.baseUrl).answer('session:sign-in', { email, password: tried })
    for (let tries = 1; tries <= 10; tries++) {
      const known = await attempt(emailOf('Bo'), `forkert ${tries}`)
      expect(codeIn(known)).to.equal('wrong-sign-in')
      expect(known).to.deep.equal(await attempt('nobody@example.org', `forkert ${tries}`))
    }
    const ended = await attempt(emailOf('Bo').toUpperCase(), password)
    expect([ended.status, codeIn(ended)]).to.deep.equal([429, 'too-many-attempts'])
    expect(ended).to.deep.equal(await attempt('nobody@example.org', password))
    expect((await attempt(emailOf('Ane'), password)).status).to.equal(200)
  })

  for (const name of (Object.keys(routes) as RouteName[]).filter(name => routes[name].method !== 'GET'))
    it(`[AC12] ${name} is not taken from another site's page`, async () => {
      for (const origin of ['https://samsyn.example.com', 'null', `${house.app.baseUrl}.example.com`]) {
        const answer = await from(house.ane.copy(), name, place, origin)
        expect([answer.status, codeIn(answer)]).to.deep.equal([403, 'forbidden'])
      }
    })

  it("[AC12] no line, document or upload is opened from another site's page, nor may it read an answer", async () => {
    const { baseUrl, cookie } = house.ane
    const headers = { cookie: cookie ?? '', ...elsewhere }
    const line = await rawSocket(`${baseUrl}/socket.io/?EIO=4&transport=websocket`, headers, ['40'])
    expect(line).to.include({ status: 400 }).and.deep.include({ frames: [] })
    const polled = await send(house.ane, 'GET', '/socket.io/?EIO=4&transport=polling', elsewhere)
    // Nobody is answered there, from wherever they come: lines are WebSockets alone.
    expect(polled.status).to.equal(400)
    const document = await rawSocket(`${baseUrl}/collab/notes/${place.meetingId}`, headers)
    expect(document).to.include({ status: 403 })
    for (const method of ['POST', 'PATCH', 'DELETE'])
      expect(
        (await send(house.ane, method, `${uploadPath}/${randomUUID()}`, { ...tus, ...elsewhere })).status,
      ).to.equal(403)
    for (const path of ['/api/session', '/api/courses', streamUrl('film', place.recordingId), '/']) {
      const answer = await send(house.ane, 'GET', path, elsewhere)
      expect(Object.keys(answer.headers).filter(header => header.startsWith('access-control'))).to.deep.equal([])
    }
  })

  it('[AC13] every kind of answer carries the headers that keep browsers safe', async () => {
    for (const [what, answer] of Object.entries(await answersOfEveryKind())) {
      const { headers } = answer
      const policy = headers['content-security-policy'] ?? ''
      expect(policy, what).to.include("default-src 'none'").and.include("frame-ancestors 'none'")
      expect(policy, what).not.to.match(/unsafe-|\*|https?:/)
      expect(headers, what).to.include({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(headers, what).not.to.have.any.keys('x-powered-by', 'server')
      if (/^(api|film|upload|line)/.test(what)) expect(headers['cache-control'], what).to.equal('no-store')
    }
  })

  async function answersOfEveryKind(): Promise<Record<string, Answer>> {
    const { ane } = house
    const film = streamUrl('film', place.recordingId)
    const page = await send(ane, 'GET', '/')
    const asset = /\/assets\/[^"]+/.exec(page.text)?.[0] ?? ''
    const json = { 'content-type': 'application/json' }
    const upload = `${uploadPath}/${randomUUID()}`
    return {
      page,
      'a page within': await send(ane, 'GET', `/meetings/${place.meetingId}`),
      'an asset': await send(ane, 'GET', asset),
      'no asset': await send(ane, 'GET', '/assets/none.js'),
      'api: a yes': await send(ane, 'GET', '/api/courses'),
      'api: not signed in': await send(new Client(ane.baseUrl), 'GET', '/api/courses'),
      'api: no such route': await send(ane, 'GET', '/api/none'),
      'api: no such recording': await send(ane, 'GET', `/api/recordings/${randomUUID()}`),
      'api: no JSON': await send(ane, 'PUT', '/api/me/locale', json, '{'),
      'api: too large': await send(ane, 'PUT', '/api/me/locale', json, JSON.stringify({ locale: 'a'.repeat(300_000) })),
      'api: another site': await send(ane, 'PUT', '/api/me/locale', { ...json, ...elsewhere }, '{}'),
      'film: whole': await send(ane, 'HEAD', film),
      'film: a part': await send(ane, 'GET', film, { range: 'bytes=0-9' }),
      'film: no such part': await send(ane, 'GET', film, { range: 'bytes=99999999999-' }),
      'film: none': await send(house.cilie, 'GET', film),
      'upload: what is spoken': await send(ane, 'OPTIONS', uploadPath, tus),
      'upload: none': await send(ane, 'HEAD', upload, tus),
      'upload: without the protocol': await send(ane, 'PATCH', upload),
      'upload: not signed in': await send(new Client(ane.baseUrl), 'HEAD', upload, tus),
      'line: opened': await send(ane, 'GET', '/socket.io/?EIO=4&transport=polling'),
      'no line': await send(ane, 'GET', '/socket.io/?EIO=4&transport=none'),
      healthz: await send(ane, 'GET', '/healthz'),
      readyz: await send(ane, 'GET', '/readyz'),
    }
  }

  it('[AC14] no answer shows what the server is made of', async () => {
    for (const [what, { text }] of Object.entries(await answersOfEveryKind()))
      if (!/page|asset/.test(what))
        expect(text, what).not.to.match(/\n\s+at |node_modules|\.ts\b|\/server\/|Error:|SQLITE|ENOENT/)
  })

  it('[AC15] the cookies are for this host alone, for every path, only over TLS, and out of reach of scripts', async () => {
    const ane = new Client(house.app.baseUrl)
    const body = JSON.stringify({ email: emailOf('Ane'), password })
    const response = await ane.fetch('POST', '/api/session', { headers: { 'content-type': 'application/json' }, body })
    const cookies = response.headers.getSetCookie().map(cookie => cookie.split('; '))
    expect(cookies.map(([pair]) => pair?.split('=')[0])).to.deep.equal([cookieName, `${cookieName}-known`])
    for (const [pair, ...attributes] of cookies) {
      expect(pair).to.match(/=[\w-]+\.[\w-]+\.[\w-]+$/)
      expect(attributes).to.include.members(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
      expect(attributes.filter(attribute => attribute.startsWith('Domain'))).to.deep.equal([])
    }
    await ane.call('session:sign-out', {})
    expect(ane.cookie).to.equal(null)
  })
})

const from = <Name extends RouteName>(client: Client, name: Name, place: Place, origin: string) =>
  client.answer(name, routePayloads[name](place), { origin })
