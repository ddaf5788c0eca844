import { CycleState } from '@samsyn/shared'
import type { Store } from './store.ts'
import { storedOr } from './stored.ts'

/** Where a round stands; where that cannot be read, where the last line of its history led. */
export async function cycleStateOf(store: Store, { id, state }: { id: string; state: string }): Promise<CycleState> {
  const known = storedOr(CycleState, state, null)
  if (known) return known
  const last = store.selectFrom('cycleTransition').select('toState').where('cycleId', '=', id).orderBy('seq', 'desc')
  return storedOr(CycleState, (await last.limit(1).executeTakeFirst())?.toState, 'planned' as const)
}
