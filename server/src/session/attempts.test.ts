import { expect } from 'chai'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { createAttempts } from './attempts.ts'
import { networkOf } from './network.ts'
import { ane, bo, type House, openHouse } from './testing/house.ts'

const minuteMs = 60_000
const wrong = 'heste uden regn'

describe('attempts to sign in', () => {
  let nowMs = 0
  const attempts = () => createAttempts(() => nowMs)
  const refusal = (work: () => unknown) => {
    try {
      work()
      return null
    } catch (error) {
      return (error as Error).message
    }
  }
  const from = (address: string, email = 'a@example.org', browser: string | null = null) => ({
    email,
    address,
    browser,
  })

  it('[SE8] after ten tries on an account from one network it must wait, longer each time; a success is forgotten', () => {
    const all = attempts()
    const tries = () => refusal(() => all.count(from('192.0.2.1')))
    for (let count = 0; count < 10; count++) expect(tries()).to.equal(null)
    for (const waitMin of [1, 2, 4, 8, 15, 15]) {
      nowMs += waitMin * minuteMs - 1
      expect(tries(), `before ${waitMin} min`).to.equal('too-many-attempts')
      nowMs += 1
      expect(tries(), `after ${waitMin} min`).to.equal(null)
    }
    all.succeeded(from('192.0.2.1'))
    for (let count = 0; count < 10; count++) expect(tries()).to.equal(null)
    expect(tries()).to.equal('too-many-attempts')
  })

  it('[SE10] an office behind one address may sign in as often as it likes, but not try as often', () => {
    const all = attempts()
    const person = (index: number) => from('192.0.2.1', `${index}@example.org`)
    for (let index = 0; index < 300; index++) {
      all.count(person(index))
      all.succeeded(person(index))
    }
    for (let index = 0; index < 100; index++) all.count(person(index))
    expect(refusal(() => all.count(person(500)))).to.equal('too-many-attempts')
  })

  it('[SE31] a network that is over its limit counts against no account', () => {
    const all = attempts()
    for (let index = 0; index < 100; index++) all.count(from('192.0.2.1', `${index}@example.org`))
    for (let tries = 0; tries < 50; tries++)
      expect(refusal(() => all.count(from('192.0.2.1', 'bo@example.org', null)))).to.equal('too-many-attempts')
    expect(all.count(from('192.0.2.2', 'bo@example.org'))).to.equal(0)
  })

  it('[SE32] an account that is tried from everywhere answers strangers slower, by four seconds at most, and is never closed', () => {
    const all = attempts()
    const waits = Array.from({ length: 90 }, (_, index) => all.count(from(`192.0.2.${index}`)))
    expect(waits.slice(0, 20).every(wait => wait === 0)).to.equal(true)
    expect(waits.at(-1)).to.equal(4_000)
    expect(all.count(from('198.51.100.1', 'a@example.org', 'a browser that is known'))).to.equal(0)
  })

  it('[SE34] remembers a bounded number of things, whatever is tried', () => {
    const all = attempts()
    for (let index = 0; index < 100_000; index++) {
      if (index % 250 === 0) nowMs += minuteMs
      refusal(() =>
        all.count(
          from(`2001:db8:${(index % 0xffff).toString(16)}:${index >> 16}::1`, `${index}@${'x'.repeat(200)}.org`),
        ),
      )
    }
    expect(all.size()).to.be.greaterThan(40_000).and.at.most(60_001)
  })

  it('[SE35] takes an IPv6 network for one address, and an IPv4 address for one in both ways of writing it', () => {
    expect(networkOf('2001:db8::1')).to.equal(networkOf('2001:0DB8:0:0:ffff::9'))
    expect(networkOf('2001:db8:0:1::1')).not.to.equal(networkOf('2001:db8::1'))
    expect(networkOf('::ffff:192.0.2.7')).to.equal('192.0.2.7')
    expect(networkOf('fe80::1%eth0')).to.equal(networkOf('fe80::2'))
    expect(networkOf('unknown')).to.equal('unknown')
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
        expect(networkOf(one)).to.match(/::\/64$|^\d+\.\d+\.\d+\.\d+$/)
        expect(networkOf(networkOf(one).replace('::/64', '::'))).to.equal(networkOf(one))
        return networkOf(other).length <= 64
      }),
    )
  })
})

describe('attempts at the door', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse()
    await house.people.add(ane)
    await house.people.add(bo)
  })
  afterEach(() => house.close())

  it('[SE32] nobody can keep another out by trying: from another network the right password lets in', async () => {
    const stranger = house.caller('192.0.2.66')
    for (let tries = 0; tries < 10; tries++)
      expect(await stranger.refusal('session:sign-in', { email: bo.email, password: wrong })).to.equal('wrong-sign-in')
    expect(await stranger.refusal('session:sign-in', bo)).to.equal('too-many-attempts')
    expect(await house.caller('198.51.100.1').refusal('session:sign-in', bo)).to.equal(null)
  })

  it('[SE33] a browser that has signed in before is let in where its network must wait; its cookie opens nothing', async () => {
    const known = house.caller('192.0.2.66')
    await known.get('session:sign-in', bo)
    await known.get('session:sign-out', {})
    expect([...known.cookies.keys()]).to.deep.equal(['__Host-samsyn-known'])
    expect(await known.whoAmI()).to.equal(null)
    const neighbour = house.caller('192.0.2.66')
    for (let tries = 0; tries < 10; tries++)
      await neighbour.ask('session:sign-in', { email: bo.email, password: wrong })
    expect(await neighbour.refusal('session:sign-in', bo)).to.equal('too-many-attempts')
    expect(await known.copy().refusal('session:sign-in', bo)).to.equal(null)
    // It is known on that account alone, and its own tries are counted too.
    for (let tries = 0; tries < 10; tries++)
      await neighbour.ask('session:sign-in', { email: ane.email, password: wrong })
    expect(await known.copy().refusal('session:sign-in', ane)).to.equal('too-many-attempts')
    for (let tries = 0; tries < 10; tries++) await known.ask('session:sign-in', { email: bo.email, password: wrong })
    expect(await known.refusal('session:sign-in', bo)).to.equal('too-many-attempts')
    // Only what we signed makes a browser known.
    const forged = house.caller('192.0.2.66')
    const [, token = ''] = [...(known.cookies.entries().next().value ?? [])]
    forged.cookies.set('__Host-samsyn-known', `${token.slice(0, -4)}AAAA`)
    expect(await forged.refusal('session:sign-in', bo)).to.equal('too-many-attempts')
  })
})
