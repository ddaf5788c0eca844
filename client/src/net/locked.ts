import type { Reply } from '@samsyn/shared'
import { createStore, type Store } from '../store.ts'

/** Whether this browser's screens are locked: nothing of the page is shown or heard before the person has shown that it is them. */
export const locked: Store<boolean> = createStore(false)

/** What the server refuses because of a lock tells that there is one. */
export function noteLock(reply: Reply<unknown>): void {
  if (!reply.ok && reply.code === 'locked') locked.set(true)
}
