import { type Locale, type PersonId, type Self } from '@samsyn/shared'
import type { Selectable } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
export type PersonRow = Selectable<Schema['person']>
/** The SQL of people. */
export declare function createPersonStore(store: Store): {
  byEmail: (email: string) => Promise<
    | {
        createdMs: number
        disabledMs: number | null
        displayName: string
        email: string
        id: string
        locale: string
        organisationId: string
        passwordHash: string | null
        role: string
      }
    | undefined
  >
  byId: (id: PersonId) => Promise<
    | {
        createdMs: number
        disabledMs: number | null
        displayName: string
        email: string
        id: string
        locale: string
        organisationId: string
        passwordHash: string | null
        role: string
      }
    | undefined
  >
  all: () => Promise<
    {
      createdMs: number
      disabledMs: number | null
      displayName: string
      email: string
      id: string
      locale: string
      organisationId: string
      passwordHash: string | null
      role: string
    }[]
  >
  insert: (row: PersonRow) => Promise<import('kysely').InsertResult[]>
  setPassword: (id: PersonId, passwordHash: string) => Promise<import('kysely').UpdateResult[]>
  setLocale: (id: PersonId, locale: Locale) => Promise<import('kysely').UpdateResult[]>
  addOrganisation: (row: Schema['organisation']) => Promise<import('kysely').InsertResult[]>
  organisations: () => Promise<
    {
      id: string
      kind: string
      name: string
    }[]
  >
}
/** A person's row as they see themselves. */
export declare function selfOf(row: PersonRow): Self
