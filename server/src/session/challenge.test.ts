import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { createChallenges } from './challenge.ts'
import { type House, openHouse } from './testing/house.ts'

const minuteMs = 60_000

describe('challenges', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse()
  })
  afterEach(() => house.close())

  const challengesOf = (secret: string) => createChallenges(house.store, secret, () => house.clock.nowMs)
  const made = (purpose: string) => Buffer.from(challengesOf('a').make(purpose)).toString('base64url')

  it('[SE53] are good for their purpose, by our secret, for five minutes, unchanged', () => {
    const challenge = made('sign-in')
    const isOurs = (purpose: string, one = challenge, secret = 'a') => challengesOf(secret).isOurs(purpose, one)
    expect([isOurs('sign-in'), isOurs('add'), isOurs('sign-in', challenge, 'b')]).to.deep.equal([true, false, false])
    for (let at = 0; at < 54; at++) {
      const bytes = Buffer.from(challenge, 'base64url')
      bytes[at] = (bytes[at] ?? 0) ^ 1
      expect(isOurs('sign-in', bytes.toString('base64url')), `byte ${at}`).to.equal(false)
    }
    for (const odd of ['', 'x', `${challenge}AA`]) expect(isOurs('sign-in', odd)).to.equal(false)
    house.clock.nowMs += 5 * minuteMs
    expect(isOurs('sign-in')).to.equal(false)
  })

  it('[SE53] are answered once, also when two answer at once; what is over is let go of', async () => {
    const challenge = made('sign-in')
    const uses = await Promise.all(Array.from({ length: 10 }, () => challengesOf('a').use(challenge)))
    expect(uses.filter(Boolean)).to.have.length(1)
    house.clock.nowMs += 6 * minuteMs
    expect(await challengesOf('a').use(made('sign-in'))).to.equal(true)
    expect(await house.store.selectFrom('answeredChallenge').selectAll().execute()).to.have.length(1)
  })
})
