import { collabLimits } from '@samsyn/shared'
import type { Content } from './content.ts'
import type { Member } from './member.ts'
import { roomMessage } from './message.ts'

const stepBytes = 64 * 1024

/** Tells members how much more a document takes, once that is less than nobody speaks of, and as it changes. */
export function createRoom(maxBytes: number) {
  const told = new WeakMap<Member, number>()

  return {
    tell(content: Content, members: Iterable<Member>): void {
      const left = Math.min(collabLimits.roomBytes, Math.max(0, maxBytes - content.bytes()))
      const room = Math.floor(left / stepBytes) * stepBytes
      for (const member of members) {
        if ((told.get(member) ?? collabLimits.roomBytes) === room) continue
        told.set(member, room)
        member.tell(roomMessage(room))
      }
    },
  }
}
