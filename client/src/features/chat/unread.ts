import type { PersonId } from '@samsyn/shared'
import type { ChatLine } from './chat.ts'

/** What others have written, as far as the server has it. */
export const byOthers = (lines: readonly ChatLine[], selfId: PersonId): readonly ChatLine[] =>
  lines.filter(({ personId, atMs }) => atMs !== null && personId !== null && personId !== selfId)

/** What is known of what was read: how many of others' lines were there when the chat was last looked at. */
export type Read = { count: number }

type Keeping = Pick<Storage, 'getItem' | 'setItem'>

/** Remembers on this device how much of a chat was read; where the browser keeps nothing, as long as the page is there. */
export function rememberRead(keeping: Keeping, key: string) {
  const kept = () => {
    try {
      return keeping.getItem(key)
    } catch {
      return null
    }
  }
  const read: Read = { count: Math.max(0, Math.trunc(Number(kept())) || 0) }
  return {
    count: () => read.count,
    set(count: number): void {
      if (count === read.count) return
      read.count = count
      try {
        keeping.setItem(key, String(count))
      } catch {
        // What cannot be kept is counted anew after a reload.
      }
    },
  }
}
