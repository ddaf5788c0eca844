import { randomUUID } from 'node:crypto'
import { AppError, type Locale, type PersonId, type Role, type Self, type SessionId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createPasswords, type Passwords } from './password.ts'
import { requireGood } from './password-rule.ts'
import { createPersonStore, type PersonRow, selfOf } from './person.store.ts'

export type NewPerson = {
  displayName: string
  email: string
  role: Role
  locale: Locale
  password: string | null
  /** Belongs to the demo. */
  demo?: boolean
}

type Options = {
  /** Whether there is a demo here; without it nobody of the demo is found. */
  demo?: boolean
  /** Hears which sessions were ended by what was done about a person. */
  ended?: (ids: readonly SessionId[]) => void
  passwords?: Passwords
}

/** The people who can sign in. */
export function createPeople(store: Store, now: () => number, options: Options = {}) {
  const { ended = () => {}, passwords = createPasswords() } = options
  const people = createPersonStore(store, options.demo ?? false)
  const atMs = () => Math.round(now())

  /** The organisation people of this installation belong to; made with the first of them. */
  async function organisationId(): Promise<string> {
    const [known] = await people.organisations()
    if (known) return known.id
    const organisation = { id: randomUUID(), name: 'Samsyn', kind: 'college' }
    await people.addOrganisation(organisation)
    return organisation.id
  }

  async function found(id: PersonId): Promise<Self | null> {
    const row = await people.byId(id)
    return row ? selfOf(row) : null
  }

  async function byId(id: PersonId): Promise<Self> {
    const self = await found(id)
    if (!self) throw new AppError('not-found', 'no such person')
    return self
  }

  return {
    /** Adds a person; without a password they cannot sign in until they have accepted an invitation. */
    async add({ password, demo = false, ...person }: NewPerson): Promise<Self> {
      if (await people.anybody(person.email)) throw new AppError('conflict', `${person.email} is taken`)
      const row = {
        ...person,
        id: randomUUID(),
        organisationId: await organisationId(),
        passwordHash: password === null ? null : await passwords.hash(password),
        createdMs: atMs(),
        disabledMs: null,
        demo: Number(demo),
      }
      await people.insert(row)
      return selfOf(row)
    },
    /** The person with this e-mail and password; an AppError 'wrong-sign-in' that does not tell which was wrong. */
    async withPassword(email: string, password: string, known = false): Promise<Self> {
      const row = await people.byEmail(email)
      const before = row?.passwordHash ?? null
      const { matches, outdated } = await passwords.verify(password, before, known)
      if (!row || before === null || !matches) throw new AppError('wrong-sign-in')
      if (outdated) await people.rehash(row.id as PersonId, before, await passwords.hash(password))
      return selfOf(row)
    },
    /** Whether a person has chosen a password. */
    hasPassword: async (id: PersonId) => ((await people.byId(id))?.passwordHash ?? null) !== null,
    /** Refuses ('weak-password') what this person may not choose. */
    requireGood: async (id: PersonId, password: string) => requireGood(password, await byId(id)),
    /** Gives a person another password. It ends every session but `keep`, and every link. */
    async setPassword(id: PersonId, password: string, keep: SessionId | null = null) {
      await requireGood(password, await byId(id))
      const passwordHash = await passwords.hash(password)
      ended(await people.setPassword(id, passwordHash, atMs(), keep))
    },
    /** Shuts a person out: no password, session or link of theirs lets anybody in. What they made stays. */
    disable: async (id: PersonId) => ended(await people.disable(id, atMs())),
    /** Lets a person in again who was shut out. Former sessions and links stay ended. */
    enable: async (id: PersonId) => void (await people.enable(id)),
    /** Ends every session of a person but `keep`, and every link. */
    endSessions: async (id: PersonId, keep: SessionId | null = null) =>
      ended(await people.endSessions(id, atMs(), keep)),
    /** Whoever has this e-mail, shut out or not. */
    async anybody(email: string): Promise<Listed | null> {
      const row = await people.anybody(email)
      return row ? listedOf(row) : null
    },
    /** Everybody, also who is shut out. */
    everybody: async () => (await people.everybody()).map(listedOf),
    async chooseLocale(id: PersonId, locale: Locale): Promise<Self> {
      await people.setLocale(id, locale)
      return byId(id)
    },
    byId,
    /** Whoever has this id and may sign in here; null when nobody does. Rejects when that cannot be seen: nobody is taken for gone then. */
    found,
    async byEmail(email: string): Promise<Self | null> {
      const row = await people.byEmail(email)
      return row ? selfOf(row) : null
    },
    /** The addresses of people of the demo who are in the data, whether or not there is a demo here. */
    ofDemo: people.anyOfDemo,
    list: async () => (await people.all()).map(selfOf),
  }
}

/** A person as the administrator sees them. */
export type Listed = { self: Self; disabled: boolean; demo: boolean }

const listedOf = (row: PersonRow): Listed => ({
  self: selfOf(row),
  disabled: row.disabledMs !== null,
  demo: row.demo === 1,
})

export type People = ReturnType<typeof createPeople>
