import { collabPath, documentPath, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { WebSocket } from 'ws'
import { codeIn } from '../../support/wire/answer.ts'
import { Client, cookieName } from '../../support/wire/Client.ts'
import { emailOf, type House, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'
import { forgedToken, misspelt } from '../../support/wire/nasty-tokens.ts'
import { RawLine } from '../../support/wire/RawLine.ts'
import { sent } from '../../support/wire/raw-http.ts'
import { chance, seed } from '../../support/wire/seed.ts'

/** Small for every day; for the record: SAMSYN_TRIES=2000. */
const tries = Number(process.env.SAMSYN_TRIES ?? 200)
const knownName = `${cookieName}-known`

describe(`An attack by tokens: ${tries} that nobody was given, seed ${seed}`, () => {
  const random = chance()
  let house: House
  let place: Place
  let known: string

  before(async () => {
    house = await openHouse()
    place = await placeOf(house.ane)
    const response = await new Client(house.app.baseUrl).fetch('POST', '/api/session', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: emailOf('Bo'), password }),
    })
    const line = response.headers.getSetCookie().find(cookie => cookie.startsWith(`${knownName}=`)) ?? ''
    known = line.slice(knownName.length + 1).split(';')[0] ?? ''
    expect(known).to.have.length.greaterThan(100)
  })
  after(() => house.app.stop())

  const tokenOf = ({ cookie }: Client) => cookie?.slice(cookieName.length + 1) ?? ''
  /** Every way in. Each answers whether it let somebody in. */
  const waysIn: ((cookie: string) => Promise<boolean>)[] = [
    async cookie => (await asked('GET', '/api/courses', cookie)).status !== 401,
    async cookie => !(await asked('GET', '/api/session', cookie)).text.includes('"value":null'),
    async cookie => (await asked('GET', streamUrl('film', place.recordingId), cookie)).status !== 401,
    async cookie => {
      const line = await RawLine.open(house.app.baseUrl, cookie)
      line?.close()
      return line !== null
    },
    cookie => {
      const path = `${collabPath}/${documentPath({ kind: 'notes', meetingId: place.meetingId })}`
      const ws = new WebSocket(house.app.baseUrl.replace('http', 'ws') + path, { headers: { cookie } })
      // Who is let in is told at once what there is; nobody else hears a word.
      return new Promise(resolve => {
        ws.on('message', () => ws.terminate()).once('message', () => resolve(true))
        ws.on('error', () => {}).on('close', () => resolve(false))
      })
    },
  ]
  const asked = (method: string, path: string, cookie: string) =>
    sent(house.app.baseUrl, { method, path, headers: { cookie } })

  it('[AT12] none of them opens a route, a stream, a line or a document; the one that was given does', async function () {
    this.timeout(60_000 + tries * 200)
    const parts = () => ({ mine: tokenOf(house.ane), another: tokenOf(house.bo), known })
    for (const way of waysIn) expect(await way(house.ane.cookie ?? ''), 'the given one').to.equal(true)
    const letIn: string[] = []
    for (let count = 0; count < tries; count++) {
      const token = forgedToken(parts(), random).replace(/[^\x20-\x7e]/g, '?')
      const way = waysIn[count % waysIn.length]
      if (await way?.(`${cookieName}=${token}`)) letIn.push(`way ${count % waysIn.length}: ${token}`)
    }
    expect(letIn).to.deep.equal([])
  })

  it('[AT13] a link that is like one that was given lets nobody in, and does not use that one up', async function () {
    this.timeout(60_000 + tries * 100)
    const { people } = await house.app.demo()
    const link = people[0]?.loginUrl.split('#')[1] ?? ''
    const enter = (token: string, route: 'session:sign-in-by-link' | 'session:accept-invitation') =>
      new Client(house.app.baseUrl).answer(route, { token, password: 'et langt kodeord, som ingen har' })
    for (let count = 0; count < tries; count++) {
      const route = random() < 0.7 ? 'session:sign-in-by-link' : 'session:accept-invitation'
      // For the other purpose the very link that was given is none.
      const token = route === 'session:accept-invitation' && random() < 0.2 ? link : misspelt(link, random)
      expect(codeIn(await enter(token, route)), token).to.be.oneOf(['link-used', 'bad-request', 'too-many-attempts'])
    }
    expect((await enter(link, 'session:sign-in-by-link')).status).to.equal(200)
    expect(codeIn(await enter(link, 'session:sign-in-by-link'))).to.equal('link-used')
  })

  it('[AT14] a browser that says it is known, and is not, is counted as a stranger; none of its cookies lets it in', async () => {
    const attempt = (cookie: string, tried: string) => {
      const client = new Client(house.app.baseUrl, cookie)
      return client.answer('session:sign-in', { email: emailOf('Bo'), password: tried })
    }
    for (let count = 0; count < 10; count++) {
      const cookie = `${knownName}=${misspelt(known, random).replace(/[^\x21-\x7e]/g, '?')}`
      expect(codeIn(await attempt(cookie, `forkert ${count}`))).to.equal('wrong-sign-in')
      expect((await asked('GET', '/api/courses', cookie)).status).to.equal(401)
    }
    expect(
      codeIn(await attempt(`${knownName}=${misspelt(known, random).replace(/[^\x21-\x7e]/g, '?')}`, password)),
    ).to.equal('too-many-attempts')
    expect((await attempt(`${knownName}=${known}`, password)).status).to.equal(200)
  })
})
