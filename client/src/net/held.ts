import { mergeUpdates } from 'yjs'
import type { Kept, Refusal, Shelf } from './unsent.ts'

type Held = { kept: Kept; sentAs: number }

const notSent = Number.POSITIVE_INFINITY

/** What is written here and not committed yet: each change, and the message of this connection that it left in. */
export function createHeld(shelf: Shelf) {
  let held: Held[] = []

  return {
    isEmpty: () => held.length === 0,
    bytes: () => held.reduce((sum, { kept }) => sum + kept.update.length, 0),
    /** All of it as one update, null when there is nothing. */
    whole: () => (held.length > 0 ? mergeUpdates(held.map(({ kept }) => kept.update)) : null),
    keep(update: Uint8Array, sentAs: number | null): void {
      held.push({ kept: shelf.keep(update), sentAs: sentAs ?? notSent })
    },
    takeBack(kept: readonly Kept[], sentAs: number | null): void {
      held.push(...kept.map(one => ({ kept: one, sentAs: sentAs ?? notSent })))
    },
    /** All of it has left, in messages up to this one. */
    haveSent(number: number): void {
      held = held.map(one => ({ ...one, sentAs: Math.min(one.sentAs, number) }))
    },
    /** None of it has left: the connection is another. */
    haveSentNothing(): void {
      held = held.map(one => ({ ...one, sentAs: notSent }))
    },
    /** What left in messages up to this one is committed, and is let go. */
    committed(number: number): void {
      shelf.letGo(held.filter(({ sentAs }) => sentAs <= number).map(({ kept }) => kept))
      held = held.filter(({ sentAs }) => sentAs > number)
    },
    /** None of it can be sent, now or later. */
    refuse(refusal: Refusal): Kept[] {
      const refused = held.map(({ kept }) => kept)
      shelf.refuse(refused, refusal)
      held = []
      return refused
    },
  }
}
