import { randomUUID } from 'node:crypto'
import { AppError, type Locale, type PersonId, type Role, type Self } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { createPersonStore, selfOf } from './person.store.ts'

export type NewPerson = {
  displayName: string
  email: string
  role: Role
  locale: Locale
  password: string | null
  /** Belongs to the demo. */
  demo?: boolean
}

/** The people who can sign in. Those of the demo are among them only with `demo`, as the configuration says. */
export function createPeople(store: Store, now: () => number, { demo: withDemo = false } = {}) {
  const people = createPersonStore(store, withDemo)

  /** The organisation people of this installation belong to; made with the first of them. */
  async function organisationId(): Promise<string> {
    const [known] = await people.organisations()
    if (known) return known.id
    const organisation = { id: randomUUID(), name: 'Samsyn', kind: 'college' }
    await people.addOrganisation(organisation)
    return organisation.id
  }

  return {
    /** Adds a person; without a password they cannot sign in until they have accepted an invitation. */
    async add({ password, demo = false, ...person }: NewPerson): Promise<Self> {
      if (await people.byEmail(person.email)) throw new AppError('conflict', `${person.email} is taken`)
      const row = {
        ...person,
        id: randomUUID(),
        organisationId: await organisationId(),
        passwordHash: password === null ? null : await hashPassword(password),
        createdMs: Math.round(now()),
        disabledMs: null,
        demo: Number(demo),
      }
      await people.insert(row)
      return selfOf(row)
    },
    /** The person with this e-mail and password; an AppError 'wrong-sign-in' that does not tell which was wrong. */
    async withPassword(email: string, password: string): Promise<Self> {
      const row = await people.byEmail(email)
      const matches = await passwordMatches(password, row?.passwordHash ?? null)
      if (!row || !matches) throw new AppError('wrong-sign-in')
      return selfOf(row)
    },
    async setPassword(id: PersonId, password: string) {
      await people.setPassword(id, await hashPassword(password))
    },
    async chooseLocale(id: PersonId, locale: Locale): Promise<Self> {
      await people.setLocale(id, locale)
      return this.byId(id)
    },
    async byId(id: PersonId): Promise<Self> {
      const row = await people.byId(id)
      if (!row) throw new AppError('not-found', 'no such person')
      return selfOf(row)
    },
    async byEmail(email: string): Promise<Self | null> {
      const row = await people.byEmail(email)
      return row ? selfOf(row) : null
    },
    /** The addresses of people of the demo who are in the data, whether or not there is a demo here. */
    ofDemo: people.anyOfDemo,
    list: async () => (await people.all()).map(selfOf),
  }
}

export type People = ReturnType<typeof createPeople>
