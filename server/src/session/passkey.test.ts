import { type RouteName, routes, type Self } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, describe, it } from 'mocha'
import { ane, bo, type House, openHouse } from './testing/house.ts'

const word = 'Nøglen på skrivebordet'

describe('passkeys', () => {
  let house: House
  let anes: Self
  afterEach(() => house.close())

  async function open(setting: Parameters<typeof openHouse>[0] = {}) {
    house = await openHouse(setting)
    anes = await house.people.add(ane)
    await house.people.add(bo)
  }
  /** As one that was made in a browser; what a device does stands in the tests of the browser. */
  const given = (id: string) =>
    house.store
      .insertInto('passkey')
      .values({
        ...{ id, personId: anes.id, publicKey: new Uint8Array([1]), counter: 0, transportsJson: '[]' },
        ...{ browser: 'Firefox', system: 'Linux', createdMs: 1, usedMs: null },
      })
      .execute()
  const signedIn = async (person: typeof ane | typeof bo = ane) => {
    const caller = house.caller()
    await caller.get('session:sign-in', person)
    return caller
  }
  const proof = { password: ane.password }

  it('[SE56] passkey:rename: is called what its person likes, by nobody else, and the word lies sealed', async () => {
    await open()
    const [desk, stranger] = [await signedIn(), await signedIn(bo)]
    await given('one')
    expect((await desk.get('passkey:list', {}))[0]).to.include({ name: null, browser: 'Firefox', system: 'Linux' })
    expect(await desk.get('passkey:rename', { id: 'one', name: `  ${word} ` })).to.have.nested.property(
      '[0].name',
      word,
    )
    await stranger.get('passkey:rename', { id: 'one', name: 'Min' })
    expect((await desk.get('passkey:list', {}))[0]?.name).to.equal(word)
    for (const name of ['', '   ', 'x'.repeat(61)])
      expect(await desk.refusal('passkey:rename', { id: 'one', name })).to.equal('bad-request')
    const row = await house.store.selectFrom('passkey').select('name').executeTakeFirstOrThrow()
    expect(row.name).to.be.a('string').that.does.not.include('skrivebord')
  })

  it('[SE57] passkey:remove: asks who is there first', async () => {
    await open()
    const desk = await signedIn()
    await given('one')
    const wrong = { id: 'one', proof: { password: 'ikke den rigtige' } }
    expect(await desk.refusal('passkey:remove', wrong)).to.equal('wrong-password')
    expect(await desk.get('passkey:list', {})).to.have.length(1)
    const stranger = await signedIn(bo)
    await stranger.get('passkey:remove', { id: 'one', proof: { password: bo.password } })
    expect(await desk.get('passkey:list', {})).to.have.length(1)
    expect(await desk.get('passkey:remove', { id: 'one', proof })).to.deep.equal([])
  })

  it('[SE57] the last of what is required stays, as does the last thing one can sign in with', async () => {
    await open({ requirePasskey: ['worker'] })
    await given('one')
    const session = await house.sessions.begin(anes.id)
    const desk = house.caller()
    desk.cookies.set('__Host-samsyn', house.sessions.tokenFor(session))
    expect(await desk.refusal('passkey:remove', { id: 'one', proof })).to.equal('passkey-last')
    await given('two')
    expect(await desk.get('passkey:remove', { id: 'one', proof })).to.have.length(1)
    expect(await desk.refusal('passkey:remove', { id: 'two', proof })).to.equal('passkey-last')
    const ways = { password: false, passkey: true, organisation: null }
    await house.store.updateTable('person').set({ passwordHash: null }).execute()
    expect(await desk.get('session:proof-ways', {})).to.deep.equal(ways)
  })

  it('[SE58] where one is required, who comes in by a password is answered nothing before it is made', async () => {
    await open({ requirePasskey: ['worker'] })
    const desk = await signedIn()
    expect(await desk.get('session:current', {})).to.include({ email: ane.email, enrolling: true, locked: false })
    const making = ['passkey:begin', 'passkey:add']
    const shut = (Object.keys(routes) as RouteName[]).filter(name => routes[name].right !== 'public')
    expect(shut.length).to.be.greaterThan(40)
    for (const name of shut.filter(one => !making.includes(one)))
      expect(await desk.refusal(name, {} as never), name).to.equal('passkey-required')
    expect(await desk.get('passkey:begin', {})).to.include.keys('challenge')
    expect(await desk.refusal('passkey:add', { response: {} as never })).to.equal('bad-request')
    expect(await (await signedIn(bo)).refusal('course:list', {})).to.equal(null)
    // It is for making one, and for nothing else: half an hour is enough.
    house.clock.nowMs += 31 * 60_000
    expect(await desk.whoAmI()).to.equal(null)
  })

  it('[SE58] so is who is invited; what was begun before it was required goes on until it ends', async () => {
    await open({ requirePasskey: ['worker', 'supervisor', 'admin'] })
    const old = house.caller()
    old.cookies.set('__Host-samsyn', house.sessions.tokenFor(await house.sessions.begin(anes.id)))
    expect(await old.refusal('course:list', {})).to.equal(null)
    const invited = house.caller()
    const token = await house.links.make(anes.id, 'invitation')
    await invited.get('session:accept-invitation', { token, password: 'fire sorte ravne på taget' })
    expect(await invited.refusal('course:list', {})).to.equal('passkey-required')
  })

  it('[SE58] the session that made one is open, and every other that waited for it is over', async () => {
    await open({ requirePasskey: ['worker'] })
    const [mine, somebodys, others] = [await signedIn(), await signedIn(), await signedIn(bo)]
    const [session] = await house.store.selectFrom('session').selectAll().orderBy('createdMs').execute()
    const found = session && (await house.sessions.live(session.id as never))
    if (!found) throw new Error('no session')
    await house.sessions.enrolled(found)
    const all = await Promise.all([mine, somebodys].map(caller => caller.get('session:current', {})))
    expect(all.filter(one => one !== null).map(({ enrolling }) => enrolling)).to.deep.equal([false])
    expect(house.ended).to.have.length(1)
    expect(await others.whoAmI()).to.equal(bo.email)
    house.clock.nowMs += 60 * 60_000
    expect(await house.sessions.live(found.id)).not.to.equal(null)
  })
})
