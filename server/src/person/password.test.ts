import { argon2Sync } from 'node:crypto'
import { expect } from 'chai'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { ane, type House, openHouse } from '../session/testing/house.ts'
import { createPasswords } from './password.ts'

const cheap = { memory: 1024, passes: 2, parallelism: 1 }

function cheapHash(password: string): string {
  const nonce = Buffer.from('a salt of sixteen')
  const tag = argon2Sync('argon2id', { message: password, nonce, ...cheap, tagLength: 24 })
  return `$argon2id$v=19$m=1024,t=2,p=1$${nonce.toString('base64url')}$${tag.toString('base64url')}`
}

describe('passwords', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse()
  })
  afterEach(() => house.close())

  it('[SE28] are compared under the parameters of their own hash, and hashed anew on success when the cost is another', async () => {
    const { id } = await house.people.add({ ...ane, password: null })
    await house.store
      .updateTable('person')
      .set({ passwordHash: cheapHash(ane.password) })
      .where('id', '=', id)
      .execute()
    const hash = async () =>
      (await house.store.selectFrom('person').select('passwordHash').executeTakeFirst())?.passwordHash
    const session = await house.sessions.begin(id)
    expect(await house.people.withPassword(ane.email, 'another one').catch((error: Error) => error.message)).to.equal(
      'wrong-sign-in',
    )
    expect(await hash()).to.equal(cheapHash(ane.password))
    await house.people.withPassword(ane.email, ane.password)
    const anew = await hash()
    expect(anew).to.match(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/)
    await house.people.withPassword(ane.email, ane.password)
    expect(await hash()).to.equal(anew)
    expect(await house.sessions.live(session)).to.not.equal(null)
  })

  it('[SE28] a hash that asks for more than a server gives, or that is none, matches nothing', async () => {
    const passwords = createPasswords()
    const good = cheapHash('x')
    for (const stored of [
      good.replace('m=1024', 'm=99999999'),
      good.replace('t=2', 't=9999'),
      'x',
      '',
      null,
      '$argon2id$v=19$m=1024,t=2,p=1$$',
    ])
      expect(await passwords.verify('x', stored, false)).to.deep.equal({ matches: false, outdated: false })
    expect(await passwords.verify('x', good, false)).to.deep.equal({ matches: true, outdated: true })
  })

  it('[SE29] are hashed one at a time: who comes when twenty wait is refused, and who is known goes first', async () => {
    const passwords = createPasswords()
    const done: string[] = []
    const refused: string[] = []
    const ask = (name: string, known: boolean) =>
      passwords.verify('x', cheapHash('x'), known).then(
        () => void done.push(name),
        (error: Error) => void refused.push(`${name} ${error.message}`),
      )
    const all = Array.from({ length: 23 }, (_, index) => ask(String(index), false))
    await Promise.all([...all, ask('known', true)])
    expect(refused).to.deep.equal(['21 too many wait to sign in', '22 too many wait to sign in'])
    expect(done.slice(0, 3)).to.deep.equal(['0', 'known', '1'])
    expect(done).to.have.length(22)
  })
})
