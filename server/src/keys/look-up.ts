import { type Seals, sealedIn } from '../store/seals.ts'
import type { Store } from '../store/store.ts'
import type { Keys } from './keys.ts'
import { lookUpFolder } from './sealing.ts'

/**
 * Sees to it that everybody can be found by their address. The key for that is made before anybody needs it, so that two
 * processes never make two; where it was lost or damaged another is made, and everybody gets their hash by that.
 */
export async function settleLookUp(store: Store, keys: Keys, seals: Seals): Promise<void> {
  if (!(await opens(keys))) {
    // In this order a start that is cut off leaves nobody with a hash by a key that is gone.
    await store.updateTable('person').set({ emailHash: null }).execute()
    await keys.forget(lookUpFolder)
    await keys.make(lookUpFolder)
  }
  for (const { id, organisationId, email } of await withoutHash(store)) {
    const address = seals.openText(sealedIn.organisation(organisationId), email)
    if (address === null) continue
    const emailHash = await seals.lookUp(address)
    await store.updateTable('person').set({ emailHash }).where('id', '=', id).execute()
  }
}

const opens = (keys: Keys): Promise<boolean> =>
  keys.of(lookUpFolder).then(
    key => key !== null,
    () => false,
  )

const withoutHash = (store: Store) =>
  store.selectFrom('person').select(['id', 'organisationId', 'email']).where('emailHash', 'is', null).execute()
