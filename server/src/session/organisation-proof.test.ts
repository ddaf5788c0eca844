import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import type { Caller } from './testing/caller.ts'
import { ane, bo, type House, openHouse } from './testing/house.ts'
import { openProvider } from './testing/provider.ts'

const publicUrl = 'https://samsyn.example.org'
const minuteMs = 60_000

describe('showing by the organisation that it is still oneself', () => {
  let provider: Awaited<ReturnType<typeof openProvider>>
  let house: House
  beforeEach(async () => {
    const accounts = {
      anes: { email: ane.email, email_verified: true },
      bos: { email: bo.email, email_verified: true },
    }
    provider = await openProvider({ accounts, redirectUri: `${publicUrl}/organisation` })
    house = await openHouse({ provider, publicUrl })
    // The provider says when somebody signed in by the clock of the world.
    house.clock.nowMs = Date.now()
    await house.people.add({ ...ane, password: null })
    await house.people.add(bo)
  })
  afterEach(async () => {
    await house.close()
    await provider.close()
  })

  const signedIn = async (id: string, visit = provider.visit(id)) => {
    const caller = house.caller()
    const { url, ticket } = await caller.get('organisation:begin', {})
    await caller.get('session:sign-in-by-organisation', { ticket, search: await visit.goThrough(url) })
    return caller
  }
  type Change = (url: URL) => void
  const proofOf = async (caller: Caller, id: string, change: Change = () => undefined, visit = provider.visit(id)) => {
    const { url, ticket } = await caller.get('organisation:begin-proof', {})
    const asked = new URL(url)
    change(asked)
    return { organisation: { ticket, search: await visit.goThrough(asked.href) } }
  }
  const locked = async (caller: Caller) => (await caller.get('session:current', {}))?.locked

  it('[SE63] organisation:begin-proof, session:proof-ways: who has no password unlocks by signing in there anew, and may then make a passkey', async () => {
    const visit = provider.visit('anes')
    const desk = await signedIn('anes', visit)
    await desk.get('session:lock', {})
    const ways = await desk.get('session:proof-ways', {})
    expect(ways).to.deep.equal({ password: false, passkey: false, organisation: 'Nordby Kommune' })
    await desk.get('session:unlock', { proof: await proofOf(desk, 'anes', undefined, visit) })
    expect([await locked(desk), await desk.whoAmI()]).to.deep.equal([false, ane.email])
    expect(await desk.refusal('passkey:begin', {})).to.equal('bad-request')
    expect(await desk.refusal('passkey:begin', { proof: { password: 'tre hvide heste' } })).to.equal('wrong-password')
    const options = await desk.get('passkey:begin', { proof: await proofOf(desk, 'anes', undefined, visit) })
    expect(options).to.include.keys('challenge')
  })

  it('[SE63] neither another person there, nor a sign-in from before, nor one that does not say when', async () => {
    const visit = provider.visit('anes')
    const desk = await signedIn('anes', visit)
    await desk.get('session:lock', {})
    const refusal = async (...of: [id: string, change?: Change, visit?: ReturnType<typeof provider.visit>]) =>
      desk.refusal('session:unlock', { proof: await proofOf(desk, ...of) })
    expect(await refusal('bos')).to.equal('organisation-other')
    expect(await refusal('stranger')).to.equal('organisation-other')
    // Somebody at her desk takes out of the address that she is to be asked; her browser is signed in there all day.
    const silent: Change = url => {
      url.searchParams.delete('prompt')
      url.searchParams.delete('max_age')
    }
    expect(await refusal('anes', silent, visit)).to.equal('organisation-not-asked')
    expect(await locked(desk)).to.equal(true)
    expect(await refusal('anes', undefined, visit)).to.equal(null)
    await desk.get('session:lock', {})
    house.clock.nowMs += 5 * minuteMs
    const longAgo: Change = url => {
      url.searchParams.delete('prompt')
      url.searchParams.set('max_age', '3600')
    }
    expect(await refusal('anes', longAgo, visit)).to.equal('organisation-not-asked')
    expect(await locked(desk)).to.equal(true)
  })

  it('[SE63] what was begun in one session shows nothing in another, nor signs anybody in, nor is good twice or as a sign-in’s', async () => {
    const [desk, phone] = [await signedIn('anes'), await signedIn('anes')]
    const proof = await proofOf(desk, 'anes')
    expect(await phone.refusal('session:unlock', { proof })).to.equal('organisation-refused')
    expect(await house.caller().refusal('session:sign-in-by-organisation', proof.organisation)).to.equal(
      'organisation-refused',
    )
    expect(await desk.refusal('session:unlock', { proof })).to.equal(null)
    expect(await desk.refusal('session:unlock', { proof })).to.equal('organisation-refused')
    const { url, ticket } = await desk.get('organisation:begin', {})
    const organisation = { ticket, search: await provider.goThrough(url, 'anes') }
    expect(await desk.refusal('session:unlock', { proof: { organisation } })).to.equal('organisation-refused')
    const refused = house.recorded.filter(({ outcome }) => outcome === 'refused').map(({ detail }) => detail)
    expect(refused).to.include('organisation-refused')
  })

  it('[SE63] who never came by the organisation is not asked to, and nobody is without being signed in', async () => {
    const desk = house.caller()
    await desk.get('session:sign-in', bo)
    const ways = { password: true, passkey: false, organisation: null }
    expect(await desk.get('session:proof-ways', {})).to.deep.equal(ways)
    expect(await desk.refusal('session:unlock', { proof: await proofOf(desk, 'bos') })).to.equal('organisation-other')
    expect(await house.caller().refusal('organisation:begin-proof', {})).to.equal('not-signed-in')
    expect(await house.organisation.knows('' as never)).to.equal(false)
  })

  it('[SE68] lets nobody in who signed in there less strongly than is asked for, nor whom it says nothing of', async () => {
    const accounts = {
      anes: { email: ane.email, email_verified: true, acr: 'urn:two' },
      bos: { email: bo.email, email_verified: true, acr: 'urn:one' },
      silent: { email: bo.email, email_verified: true },
    }
    const strict = await openProvider({ accounts, redirectUri: `${publicUrl}/organisation` })
    const careful = await openHouse({ provider: { ...strict, acr: 'urn:two' }, publicUrl })
    careful.clock.nowMs = Date.now()
    await careful.people.add(ane)
    await careful.people.add(bo)
    const refusal = async (id: string) => {
      const caller = careful.caller()
      const { url, ticket } = await caller.get('organisation:begin', {})
      expect(new URL(url).searchParams.get('acr_values')).to.equal('urn:two')
      return caller.refusal('session:sign-in-by-organisation', { ticket, search: await strict.goThrough(url, id) })
    }
    try {
      for (const id of ['bos', 'silent']) expect(await refusal(id), id).to.equal('organisation-weak')
      expect(await refusal('anes')).to.equal(null)
    } finally {
      await careful.close()
      await strict.close()
    }
  })

  it('[SE64] tells apart who stopped there, and a provider that went away meanwhile', async () => {
    const caller = house.caller()
    const { url, ticket } = await caller.get('organisation:begin', {})
    const search = await provider.visit('anes').stop(url)
    expect(await caller.refusal('session:sign-in-by-organisation', { ticket, search })).to.equal(
      'organisation-cancelled',
    )
    const begun = await caller.get('organisation:begin', {})
    const back = { ticket: begun.ticket, search: await provider.goThrough(begun.url, 'anes') }
    await provider.close()
    expect(await caller.refusal('session:sign-in-by-organisation', back)).to.equal('organisation-away')
    provider = await openProvider({ accounts: {}, redirectUri: `${publicUrl}/organisation` })
    expect(await caller.whoAmI()).to.equal(null)
  })
})
