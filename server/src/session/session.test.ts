import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import jwt from 'jsonwebtoken'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { openTestStore } from '../keys/testing/open-test-store.ts'
import { createPeople, type People } from '../person/person.ts'
import type { Store } from '../store/store.ts'
import { createLinks } from './link.ts'
import { createSessions } from './session.ts'

const minuteMs = 60_000
const secret = 'a secret that is only used in this test'
const ane = {
  displayName: 'Ane',
  email: 'ane@demo.invalid',
  role: 'worker',
  locale: 'da',
  password: 'samsyn-demo',
} as const

describe('sessions', () => {
  let dir: string
  let store: Store
  let people: People
  let nowMs: number
  const now = () => nowMs

  beforeEach(async () => {
    nowMs = 1_800_000_000_000
    dir = await mkdtemp(join(tmpdir(), 'samsyn-session-'))
    store = await openTestStore(dir)
    people = createPeople(store, now)
  })

  afterEach(async () => {
    await store.destroy()
    await rm(dir, { recursive: true })
  })

  const sessions = () => createSessions({ store, secret, now, personById: people.found })
  const begun = async () => {
    const person = await people.add(ane)
    const all = sessions()
    const id = await all.begin(person.id)
    return { all, id, person, token: all.tokenFor(id) }
  }

  it('[SE1] a token names its session, and is worn after a third of its time', async () => {
    const { all, token, person } = await begun()
    expect(await all.fromToken(token)).to.deep.include({ worn: false })
    nowMs += 6 * minuteMs
    const found = await all.fromToken(token)
    expect(found?.worn).to.equal(true)
    expect(found?.session.person).to.deep.equal(person)
  })

  it('[DO30] a person who cannot be read just then is not taken for gone', async () => {
    const { all, id, token } = await begun()
    await sql`ALTER TABLE person RENAME TO away`.execute(store)
    const failed = await Promise.allSettled([all.live(id), all.fromToken(token)])
    expect(failed.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected'])
    await sql`ALTER TABLE away RENAME TO person`.execute(store)
    expect((await all.live(id))?.person.displayName).to.equal(ane.displayName)
  })

  it('[SE2] session:current: past its time a token opens nothing, but still gets the next one while the session lives', async () => {
    const { all, token } = await begun()
    nowMs += 16 * minuteMs
    expect(await all.fromToken(token)).to.equal(null)
    expect(await all.fromToken(token, true)).to.deep.include({ worn: true })
  })

  it('[SE3] session:sign-out: an ended session is over for every token of it, and its users are told', async () => {
    const { all, id, token } = await begun()
    const ended: string[] = []
    all.onEnd(gone => ended.push(gone))
    await all.end(id)
    expect(await all.fromToken(token, true)).to.equal(null)
    expect(ended).to.deep.equal([id])
  })

  it('[SE4] a session nobody has used for twelve hours is over', async () => {
    const { all, id } = await begun()
    nowMs += 11 * 60 * minuteMs
    expect(await all.live(id)).to.not.equal(null)
    nowMs += 13 * 60 * minuteMs
    expect(await all.live(id)).to.equal(null)
  })

  it('[SE5] a token signed with another secret, another algorithm or none is nothing', async () => {
    const { all, id } = await begun()
    const claims = { sid: id, iat: nowMs / 1000, exp: nowMs / 1000 + 900 }
    const forged = [
      jwt.sign(claims, 'another secret of good length', { algorithm: 'HS256' }),
      jwt.sign(claims, secret, { algorithm: 'HS512' }),
      jwt.sign(claims, null, { algorithm: 'none' }),
      'nonsense',
    ]
    for (const token of forged) expect(await all.fromToken(token, true)).to.equal(null)
  })

  it('[SE6] session:sign-in: the right password lets in; a wrong one and an unknown e-mail give the same answer', async () => {
    await people.add(ane)
    expect((await people.withPassword(ane.email, ane.password)).displayName).to.equal('Ane')
    for (const [email, password] of [
      [ane.email, 'wrong'],
      ['nobody@demo.invalid', ane.password],
    ] as const) {
      const refused = await people.withPassword(email, password).catch((error: Error) => error.message)
      expect(refused).to.equal('wrong-sign-in')
    }
  })

  it('[SE7] session:sign-in-by-link and session:accept-invitation: a link works once, for its purpose, in its time', async () => {
    const { person } = await begun()
    const links = createLinks(store, now)
    const refusal = (token: string, purpose: 'sign-in' | 'invitation') =>
      links.use(token, purpose).catch((error: Error) => error.message)
    const token = await links.make(person.id, 'sign-in')
    expect(await refusal(token, 'invitation')).to.equal('link-used')
    expect(await links.use(token, 'sign-in')).to.equal(person.id)
    expect(await refusal(token, 'sign-in')).to.equal('link-used')
    const old = await links.make(person.id, 'sign-in')
    nowMs += 61 * minuteMs
    expect(await refusal(old, 'sign-in')).to.equal('link-used')
  })

  it('[SE9] person:choose-locale: a language is kept, and passwords only as an argon2id hash', async () => {
    const person = await people.add(ane)
    expect((await people.chooseLocale(person.id, 'en')).locale).to.equal('en')
    const row = await store.selectFrom('person').select('passwordHash').executeTakeFirstOrThrow()
    expect(row.passwordHash).to.match(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/)
  })
})
