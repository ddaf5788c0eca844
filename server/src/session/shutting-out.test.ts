import type { Self } from '@samsyn/shared'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { ane, bo, type House, openHouse } from './testing/house.ts'

const minuteMs = 60_000
const next = 'fire sorte ravne på taget'

describe('shutting out', () => {
  let house: House
  let anes: Self
  let bos: Self
  beforeEach(async () => {
    house = await openHouse()
    anes = await house.people.add(ane)
    bos = await house.people.add(bo)
  })
  afterEach(() => house.close())

  const signedIn = async (person: typeof ane | typeof bo) => {
    const caller = house.caller()
    await caller.get('session:sign-in', person)
    return caller
  }

  it('[SE21] ends every session and link of a person at once, and letting them in again brings none back', async () => {
    const [desk, phone, other] = [await signedIn(ane), await signedIn(ane), await signedIn(bo)]
    const tokens = [await house.links.make(anes.id, 'sign-in'), await house.links.make(anes.id, 'invitation')] as const
    await house.people.disable(anes.id)
    expect(house.ended).to.have.length(2)
    const nothingOpens = async () => {
      expect([await desk.whoAmI(), await phone.whoAmI()]).to.deep.equal([null, null])
      const caller = house.caller()
      expect(await caller.refusal('session:sign-in-by-link', { token: tokens[0] })).to.equal('link-used')
      const invited = { token: tokens[1], password: next }
      expect(await caller.refusal('session:accept-invitation', invited)).to.equal('link-used')
    }
    await nothingOpens()
    expect(await house.caller().refusal('session:sign-in', ane)).to.equal('wrong-sign-in')
    expect(await other.whoAmI()).to.equal(bo.email)
    await house.people.enable(anes.id)
    await nothingOpens()
    expect(await (await signedIn(ane)).whoAmI()).to.equal(ane.email)
  })

  it('[SE22] a new password by invitation ends the sessions before it and every other link', async () => {
    const [before, stranger] = [await signedIn(ane), await signedIn(bo)]
    const link = await house.links.make(anes.id, 'sign-in')
    const token = await house.links.make(anes.id, 'invitation')
    const caller = house.caller()
    await caller.get('session:accept-invitation', { token, password: next })
    expect([await caller.whoAmI(), await before.whoAmI()]).to.deep.equal([ane.email, null])
    expect(await house.caller().refusal('session:sign-in-by-link', { token: link })).to.equal('link-used')
    expect(await house.caller().refusal('session:sign-in', ane)).to.equal('wrong-sign-in')
    expect(await house.caller().refusal('session:sign-in', { ...ane, password: next })).to.equal(null)
    expect(await stranger.whoAmI()).to.equal(bo.email)
  })

  it('[SE22] a new password whose sessions could not be ended is no new password', async () => {
    const before = await signedIn(ane)
    await house.store.schema.alterTable('signInLink').renameTo('elsewhere').execute()
    const failed = await house.people.setPassword(anes.id, next).catch(() => 'failed')
    await house.store.schema.alterTable('elsewhere').renameTo('signInLink').execute()
    expect([failed, await before.whoAmI()]).to.deep.equal(['failed', ane.email])
    expect(await house.caller().refusal('session:sign-in', ane)).to.equal(null)
  })

  it('[SE23] a new invitation takes the place of earlier ones, and of nobody else’s', async () => {
    const [first, others] = [
      await house.links.make(anes.id, 'invitation'),
      await house.links.make(bos.id, 'invitation'),
    ]
    const second = await house.links.make(anes.id, 'invitation')
    const accepting = (token: string) => house.caller().refusal('session:accept-invitation', { token, password: next })
    expect(await accepting(first)).to.equal('link-used')
    expect(await accepting(second)).to.equal(null)
    expect(await accepting(others)).to.equal(null)
  })

  it('[SE24] signing in over a session ends it, also when its token is past its time', async () => {
    const desk = await signedIn(ane)
    const before = desk.copy()
    house.clock.nowMs += 20 * minuteMs
    await desk.get('session:sign-in', bo)
    expect([await desk.whoAmI(), await before.whoAmI()]).to.deep.equal([bo.email, null])
    expect(house.ended).to.have.length(1)
  })

  it('[SE25] ending somebody’s sessions leaves their password, and other people’s sessions', async () => {
    const [mine, others] = [await signedIn(ane), await signedIn(bo)]
    const link = await house.links.make(anes.id, 'sign-in')
    await house.people.endSessions(anes.id)
    expect([await mine.whoAmI(), await others.whoAmI()]).to.deep.equal([null, bo.email])
    expect(await house.caller().refusal('session:sign-in-by-link', { token: link })).to.equal('link-used')
    expect(await (await signedIn(ane)).whoAmI()).to.equal(ane.email)
  })

  it('[SE26] course:list: a course handed over is the other person’s at once; nobody becomes their own supervisor', async () => {
    const cilies = await house.people.add({ ...ane, displayName: 'Cilie', email: 'cilie@example.org' })
    const course = {
      workerId: anes.id,
      supervisorId: bos.id,
      goalQuestion: '',
      manualVersion: 'minraadgivningspartner@1.0.0',
    }
    const { id } = await house.courses.begin(course)
    const [former, next] = [await signedIn(ane), house.caller()]
    await next.get('session:sign-in', { email: cilies.email, password: ane.password })
    expect(await house.courses.handOver(id, cilies.id, anes.id)).to.equal(false)
    expect(await house.courses.handOver(id, anes.id, bos.id)).to.equal(false)
    expect(await former.get('course:list', {})).to.have.length(1)
    expect(await house.courses.handOver(id, anes.id, cilies.id)).to.equal(true)
    expect(await former.get('course:list', {})).to.have.length(0)
    const [handed] = await next.get('course:list', {})
    expect([handed?.worker.id, handed?.supervisor.id]).to.deep.equal([cilies.id, bos.id])
    expect(await former.refusal('course:of-cycle', { cycleId: handed?.cycles[0]?.id ?? '' })).to.equal('not-found')
  })
})
