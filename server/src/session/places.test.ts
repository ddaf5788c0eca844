import { type RouteName, routes, type Self } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { ane, bo, type House, openHouse } from './testing/house.ts'

const minuteMs = 60_000
const next = 'fire sorte ravne på taget'

describe('where one is signed in', () => {
  let house: House
  let anes: Self
  beforeEach(async () => {
    house = await openHouse()
    anes = await house.people.add(ane)
    await house.people.add(bo)
  })
  afterEach(() => house.close())

  const signedIn = async (person: typeof ane | typeof bo) => {
    const caller = house.caller()
    await caller.get('session:sign-in', person)
    return caller
  }

  it('[SE42] session:list: tells one’s own sessions, in which browser, when last used and which is this one; and no token', async () => {
    const [desk, phone] = [await signedIn(ane), await signedIn(ane)]
    await signedIn(bo)
    house.clock.nowMs += 5 * minuteMs
    await phone.get('person:choose-locale', { locale: 'en' })
    const reply = await desk.ask('session:list', {})
    const places = reply.ok ? reply.value : []
    expect(places.map(({ current, seenMs }) => [current, house.clock.nowMs - seenMs])).to.deep.equal([
      [false, 0],
      [true, 5 * minuteMs],
    ])
    for (const place of places) expect(place).to.include({ browser: 'Firefox', system: 'Linux', method: 'password' })
    const cookies = [...desk.cookies.values(), ...phone.cookies.values()]
    for (const part of cookies.flatMap(cookie => cookie.split('.'))) expect(JSON.stringify(reply)).not.to.include(part)
    house.clock.nowMs += 12 * 60 * minuteMs
    expect(await desk.whoAmI()).to.equal(null)
  })

  it('[SE43] session:end, session:end-others: one’s own sessions are ended one by one or all but this, and nobody else’s', async () => {
    const [desk, phone, tablet, others] = [
      await signedIn(ane),
      await signedIn(ane),
      await signedIn(ane),
      await signedIn(bo),
    ]
    const [bos] = await others.get('session:list', {})
    expect(await desk.get('session:end', { id: bos?.id ?? '' })).to.have.length(3)
    expect(await others.whoAmI()).to.equal(bo.email)
    const place = (await phone.get('session:list', {})).find(({ current }) => current)
    expect(await desk.get('session:end', { id: place?.id ?? '' })).to.have.length(2)
    expect([await phone.whoAmI(), await tablet.whoAmI()]).to.deep.equal([null, ane.email])
    const link = await house.links.make(anes.id, 'sign-in')
    expect(await desk.get('session:end-others', {})).to.have.length(1)
    expect([await desk.whoAmI(), await tablet.whoAmI()]).to.deep.equal([ane.email, null])
    expect(await phone.refusal('session:sign-in-by-link', { token: link })).to.equal('link-used')
    expect(await others.whoAmI()).to.equal(bo.email)
    expect(house.ended).to.have.length(2)
  })

  it('[SE44] person:change-password: asks the present one, and ends every session but this', async () => {
    const [desk, phone] = [await signedIn(ane), await signedIn(ane)]
    const change = (password: string, chosen: string) =>
      desk.refusal('person:change-password', { password, next: chosen })
    expect(await change('ikke den rigtige', next)).to.equal('wrong-password')
    expect(await change(ane.password, 'password1234')).to.equal('weak-password')
    expect([await phone.whoAmI(), await change(ane.password, next)]).to.deep.equal([ane.email, null])
    expect([await desk.whoAmI(), await phone.whoAmI()]).to.deep.equal([ane.email, null])
    expect(await house.caller().refusal('session:sign-in', ane)).to.equal('wrong-sign-in')
    expect(await house.caller().refusal('session:sign-in', { ...ane, password: next })).to.equal(null)
    for (let tries = 0; tries < 10; tries++) await change('ikke den rigtige', next)
    expect(await change(next, ane.password)).to.equal('too-many-attempts')
  })

  it('[SE45] session:lock, session:unlock: a locked session is answered nothing but who it is, until its own person shows that it is them', async () => {
    const [desk, phone] = [await signedIn(ane), await signedIn(ane)]
    await desk.get('session:lock', {})
    const reloaded = desk.copy()
    const open = Object.entries(routes).filter(([, row]) => row.right === 'public' || row.whileLocked)
    expect(open.map(([name]) => name).filter(name => !name.startsWith('session:'))).to.deep.equal([
      'passkey:ask',
      'organisation:name',
      'organisation:begin',
      'organisation:begin-proof',
    ])
    for (const name of ['course:list', 'session:list', 'session:end-others', 'person:choose-locale'] as const)
      expect(await reloaded.refusal(name, { locale: 'en' } as never), name).to.equal('locked')
    for (const name of Object.keys(routes) as RouteName[]) {
      const row = routes[name]
      if (row.right === 'public' || row.whileLocked) continue
      expect(await reloaded.refusal(name, {} as never), name).to.equal('locked')
    }
    expect(await reloaded.get('session:current', {})).to.include({ email: ane.email, locked: true })
    expect(await phone.get('session:current', {})).to.include({ locked: false })
    expect(await phone.refusal('course:list', {})).to.equal(null)
    expect(await reloaded.refusal('session:unlock', { proof: { password: 'ikke den rigtige' } })).to.equal(
      'wrong-password',
    )
    expect(await reloaded.refusal('course:list', {})).to.equal('locked')
    await reloaded.get('session:unlock', { proof: { password: ane.password } })
    expect(await desk.refusal('course:list', {})).to.equal(null)
    await desk.get('session:lock', {})
    await reloaded.get('session:sign-out', {})
    expect(await reloaded.whoAmI()).to.equal(null)
  })

  it('[SE45] another person’s password does not open a locked session', async () => {
    await house.people.setPassword((await house.people.byEmail(bo.email))?.id ?? anes.id, next)
    const desk = await signedIn(ane)
    await desk.get('session:lock', {})
    expect(await desk.refusal('session:unlock', { proof: { password: next } })).to.equal('wrong-password')
    for (let tries = 0; tries < 9; tries++) await desk.ask('session:unlock', { proof: { password: next } })
    expect(await desk.refusal('session:unlock', { proof: { password: ane.password } })).to.equal('too-many-attempts')
  })

  it('[SE46] a session that no person has used for half an hour is locked by itself, whatever its page does meanwhile', async () => {
    const desk = await signedIn(ane)
    const untilLocked = 32 * minuteMs
    house.clock.nowMs += untilLocked - minuteMs
    expect(await desk.get('session:current', {})).to.include({ locked: false })
    for (const name of ['course:list', 'session:list'] as const) expect(await desk.refusal(name, {})).to.equal(null)
    await desk.get('person:choose-locale', { locale: 'en' })
    for (let minutes = 0; minutes < 32; minutes += 4) {
      house.clock.nowMs += 4 * minuteMs
      await desk.get('session:current', {})
    }
    house.clock.nowMs += 1
    expect(await desk.get('session:current', {})).to.include({ locked: true })
    expect(await desk.refusal('person:choose-locale', { locale: 'da' })).to.equal('locked')
    expect(await desk.get('session:current', {})).to.include({ locked: true, locale: 'en' })
    await desk.get('session:unlock', { proof: { password: ane.password } })
    expect(await desk.refusal('course:list', {})).to.equal(null)
  })
})
