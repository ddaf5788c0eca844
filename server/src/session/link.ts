import { createHash, randomBytes } from 'node:crypto'
import { AppError, type PersonId } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
import { createLinkStore } from './session.store.ts'

export type LinkPurpose = 'sign-in' | 'invitation'

const lifeMs: Record<LinkPurpose, number> = { 'sign-in': 60 * 60_000, invitation: 7 * 24 * 60 * 60_000 }

/** Links that let a person in once. Only a hash of the token is kept, so that the database lets nobody in. */
export function createLinks(store: Store, now: () => number) {
  const links = createLinkStore(store)
  return {
    /** A new token for this person. It belongs in a URL's fragment, which browsers send to nobody. */
    async make(personId: PersonId, purpose: LinkPurpose): Promise<string> {
      const token = randomBytes(32).toString('base64url')
      const createdMs = Math.round(now())
      await links.insert({
        tokenHash: hashOf(token),
        personId,
        purpose,
        createdMs,
        expiresMs: createdMs + lifeMs[purpose],
      })
      return token
    },
    /** Whom the token would let in; it is not used up by this. An AppError 'link-used' as by `use`. */
    async of(token: string, purpose: LinkPurpose): Promise<PersonId> {
      const row = await links.of(hashOf(token), purpose, Math.round(now()))
      if (!row) throw new AppError('link-used')
      return row.personId as PersonId
    },
    /** Whom the token lets in; it is used up by this. An AppError 'link-used' when it is unknown, used or too old. */
    async use(token: string, purpose: LinkPurpose): Promise<PersonId> {
      const row = await links.use(hashOf(token), purpose, Math.round(now()))
      if (!row) throw new AppError('link-used')
      return row.personId as PersonId
    },
  }
}

export type Links = ReturnType<typeof createLinks>

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
