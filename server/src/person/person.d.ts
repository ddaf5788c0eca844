import { type Locale, type PersonId, type Role, type Self } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
export type NewPerson = {
  displayName: string
  email: string
  role: Role
  locale: Locale
  password: string | null
}
/** The people who can sign in. */
export declare function createPeople(
  store: Store,
  now: () => number,
): {
  /** Adds a person; without a password they cannot sign in until they have accepted an invitation. */
  add({ password, ...person }: NewPerson): Promise<Self>
  /** The person with this e-mail and password; an AppError 'wrong-sign-in' that does not tell which was wrong. */
  withPassword(email: string, password: string): Promise<Self>
  setPassword(id: PersonId, password: string): Promise<void>
  chooseLocale(id: PersonId, locale: Locale): Promise<Self>
  byId(id: PersonId): Promise<Self>
  byEmail(email: string): Promise<Self | null>
  list: () => Promise<
    {
      id: string & import('zod').$brand<'PersonId'>
      displayName: string
      role: 'admin' | 'supervisor' | 'worker'
      email: string
      locale: 'da' | 'en'
    }[]
  >
}
export type People = ReturnType<typeof createPeople>
