import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { ane, type House, openHouse } from '../session/testing/house.ts'

describe('the rule for passwords at the door', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse()
  })
  afterEach(() => house.close())

  it('[SE40] [SE41] session:accept-invitation: refuses what is easy to guess, and the invitation is there for a better one', async () => {
    const { id } = await house.people.add({ ...ane, password: null })
    const token = await house.links.make(id, 'invitation')
    const caller = house.caller()
    const easy = [
      'kort',
      'aaaaaaaaaaaa',
      'password1234',
      'finalfantasy',
      'ane@example.org',
      'AneOpdigt 2026',
      ' '.repeat(12),
    ]
    for (const password of [...easy, '😀'.repeat(6), 'tre hvide heste '.repeat(13)])
      expect(await caller.refusal('session:accept-invitation', { token, password }), password).to.equal('weak-password')
    expect(await caller.whoAmI()).to.equal(null)
    await caller.get('session:accept-invitation', { token, password: ' tre hvide heste ' })
    const [exact, trimmed] = [' tre hvide heste ', 'tre hvide heste']
    expect(await house.caller().refusal('session:sign-in', { email: ane.email, password: exact })).to.equal(null)
    expect(await house.caller().refusal('session:sign-in', { email: ane.email, password: trimmed })).to.equal(
      'wrong-sign-in',
    )
  })
})
