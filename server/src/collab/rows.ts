import type { PersonId } from '@samsyn/shared'
import { type Change, updateOfAll } from './change.ts'

type Written = { personId: PersonId; change: Change }

/** What is to be stored: what one person wrote without another in between is one row. */
export function rowsOf(written: readonly Written[]): { personId: PersonId; content: Uint8Array }[] {
  const runs: { personId: PersonId; changes: Change[] }[] = []
  for (const { personId, change } of written) {
    const last = runs.at(-1)
    if (last?.personId === personId) last.changes.push(change)
    else runs.push({ personId, changes: [change] })
  }
  return runs.map(({ personId, changes }) => ({ personId, content: updateOfAll(changes) }))
}
