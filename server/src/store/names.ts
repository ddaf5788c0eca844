import { sealedIn } from './seals.ts'
import { type Store, sealsOf } from './store.ts'
import { unreadable } from './stored.ts'

type Named = { organisationId: string; displayName: string }

/** A person's name; a question mark where it cannot be read, so that one damaged key hides no meeting and no course. */
export function nameIn(store: Store, { organisationId, displayName }: Named): string {
  return sealsOf(store).openText(sealedIn.organisation(organisationId), displayName) ?? unreadable
}
