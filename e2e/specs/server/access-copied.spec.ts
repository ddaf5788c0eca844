import { type StreamName, streams, streamUrl } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { randomFrom } from '../../support/random.ts'
import { Client, cookieName } from '../../support/wire/Client.ts'
import { emailOf, type House, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'
import { signed } from '../../support/wire/signed.ts'

/** Small for every day; for the record: SAMSYN_TRIES=2000. */
const tries = Number(process.env.SAMSYN_TRIES ?? 200)
const streamNames = Object.keys(streams) as StreamName[]
const secret = 'a secret of the tests, which nobody else has'

describe(`The other side: a film's address, copied ${tries} times`, () => {
  const random = randomFrom(4)
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  let house: House
  let place: Place
  let elsewhere: Client[]

  before(async () => {
    house = await openHouse({ SESSION_SECRET: secret })
    place = await placeOf(house.ane)
    const signedOut = new Client(house.app.baseUrl)
    await signedOut.signIn(emailOf('Bo'), password)
    const old = signedOut.copy()
    await signedOut.call('session:sign-out', {})
    const [, claims = ''] = house.bo.cookie?.split('.') ?? []
    const { sid } = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const withToken = (token: string) => new Client(house.app.baseUrl, `${cookieName}=${token}`)
    elsewhere = [
      new Client(house.app.baseUrl),
      house.cilie,
      old,
      withToken(signed({ sid, iat: 1, exp: 2 }, secret)),
      withToken(signed({ sid, iat: 1, exp: 1e10 }, 'somebody else, who would like to be Bo')),
    ]
  })
  after(() => house.app.stop())

  /** Asks for any of the film's streams, whole or a part of it, and gets a few words that refuse it. */
  async function getsNothing(who: Client): Promise<void> {
    const start = Math.floor(random() * 50_000)
    const range = oneOf(['', 'bytes=0-', 'bytes=-500', `bytes=${start}-${start + 999}`])
    const response = await who.bytes(streamUrl(oneOf(streamNames), place.recordingId), range === '' ? {} : { range })
    expect(response.status).to.be.oneOf([401, 403, 404])
    const body = await response.text()
    expect(body).to.have.length.below(300)
    expect(JSON.parse(body)).to.include({ ok: false })
  }

  it('[AC16] gives 0 bytes to another session, another person, and a session that has ended', async () => {
    for (const name of streamNames)
      expect((await house.bo.bytes(streamUrl(name, place.recordingId))).status).to.equal(200)
    for (let count = 0; count < tries / 2; count++) await getsNothing(oneOf(elsewhere))
  })

  it('[AC16] gives 0 bytes to those whose film it was, once a consent is taken back', async () => {
    const person = { recordingId: place.recordingId, id: place.filmedPersonId }
    await house.ane.call('consent:state', { ...person, answer: 'pending' })
    for (let count = 0; count < tries / 2; count++) await getsNothing(oneOf([house.ane, house.bo, ...elsewhere]))
  })
})
