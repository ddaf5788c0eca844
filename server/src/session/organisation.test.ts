import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { ane, bo, type House, openHouse } from './testing/house.ts'
import { openProvider } from './testing/provider.ts'

const publicUrl = 'https://samsyn.example.org'
const minuteMs = 60_000

describe('signing in through the organisation', () => {
  let provider: Awaited<ReturnType<typeof openProvider>>
  let house: House
  beforeEach(async () => {
    const accounts = {
      anes: { email: ane.email.toUpperCase(), email_verified: true },
      claimed: { email: bo.email, email_verified: false },
      second: { email: ane.email, email_verified: true },
      stranger: { email: 'nobody@example.org', email_verified: true },
      nameless: {},
    }
    provider = await openProvider({ accounts, redirectUri: `${publicUrl}/organisation` })
    house = await openHouse({ provider, publicUrl })
    await house.people.add(ane)
    await house.people.add(bo)
  })
  afterEach(async () => {
    await house.close()
    await provider.close()
  })

  const back = async (id: string) => {
    const { url, ticket } = await house.caller().get('organisation:begin', {})
    return { ticket, search: await provider.goThrough(url, id) }
  }
  const refusal = async (id: string) => house.caller().refusal('session:sign-in-by-organisation', await back(id))

  it('[SE60] organisation:name, organisation:begin: lets in by a verified e-mail, and from then on by the organisation’s own id', async () => {
    expect(await house.caller().get('organisation:name', {})).to.deep.equal({ name: 'Nordby Kommune' })
    const caller = house.caller()
    await caller.get('session:sign-in-by-organisation', await back('anes'))
    expect(await caller.whoAmI()).to.equal(ane.email)
    const [place] = await caller.get('session:list', {})
    expect(place?.method).to.equal('organisation')
    expect(await house.store.selectFrom('organisationSubject').selectAll().execute()).to.have.length(1)
    expect(await refusal('anes')).to.equal(null)
    expect(await refusal('second')).to.equal('organisation-unknown')
  })

  it('[SE61] lets nobody in by an unverified e-mail, none, a stranger’s, or who is shut out, and makes no account', async () => {
    for (const id of ['claimed', 'stranger', 'nameless']) expect(await refusal(id), id).to.equal('organisation-unknown')
    expect(await refusal('anes')).to.equal(null)
    await house.people.disable((await house.people.byEmail(ane.email))?.id ?? ('' as never))
    expect(await refusal('anes')).to.equal('organisation-unknown')
    expect(await house.people.everybody()).to.have.length(2)
  })

  it('[SE62] takes a ticket once, in its time, with what belongs to it', async () => {
    const answer = async (change: (given: { ticket: string; search: string }) => object) => {
      const given = await back('anes')
      return house.caller().refusal('session:sign-in-by-organisation', { ...given, ...change(given) })
    }
    const other = await back('anes')
    expect(await answer(() => ({ ticket: other.ticket }))).to.equal('organisation-refused')
    expect(await answer(({ search }) => ({ search: search.replace(/state=[^&]+/, 'state=mine') }))).to.equal(
      'organisation-refused',
    )
    expect(await answer(({ search }) => ({ search: search.replace(/code=[^&]+/, 'code=mine') }))).to.equal(
      'organisation-refused',
    )
    expect(await answer(() => ({ search: '?error=access_denied' }))).to.equal('organisation-refused')
    expect(await answer(({ ticket }) => ({ ticket: `${ticket.slice(0, -4)}AAAA` }))).to.equal('organisation-refused')
    const given = await back('anes')
    expect(await house.caller().refusal('session:sign-in-by-organisation', given)).to.equal(null)
    expect(await house.caller().refusal('session:sign-in-by-organisation', given)).to.equal('organisation-refused')
    const late = await back('anes')
    house.clock.nowMs += 11 * minuteMs
    expect(await house.caller().refusal('session:sign-in-by-organisation', late)).to.equal('organisation-refused')
  })

  it('[SE62] says so when the organisation does not answer, and comes to itself when it does', async () => {
    const away = await openHouse({ provider: { ...provider, issuer: 'http://127.0.0.1:9' }, publicUrl })
    expect(await away.caller().refusal('organisation:begin', {})).to.equal('organisation-away')
    await away.close()
    const none = await openHouse()
    expect(await none.caller().get('organisation:name', {})).to.deep.equal({ name: null })
    expect(await none.caller().refusal('organisation:begin', {})).to.equal('not-found')
    await none.close()
  })
})
