import { collabClose } from '@samsyn/shared'
import type { createAnswers } from './answers.ts'
import { isEmpty } from './intake.ts'
import { createMember, type Member } from './member.ts'
import { type ClientMessage, readMessage } from './message.ts'
import type { Peer } from './peer.ts'
import type { createPresence } from './presence.ts'
import type { Queue } from './queue.ts'

type Needs = {
  members: Map<Peer, Member>
  presence: ReturnType<typeof createPresence>
  answers: ReturnType<typeof createAnswers>
  arrive: Queue['arrive']
  refuse: (member: Member, code: number, error?: unknown) => void
  /** The code that everybody is sent away with who comes now; null while the document goes on. */
  ended: () => number | null
}

/** How connections come to a document, say something, and go. */
export function createJoining({ members, presence, answers, arrive, refuse, ended }: Needs) {
  function receive(member: Member, message: ClientMessage, mayWrite: boolean): Promise<void> | void {
    switch (message.kind) {
      case 'awareness':
        return presence.hear(member.peer, message.states)
      case 'query-awareness':
        return member.tell(presence.everybody())
      case 'ask':
        return answers.want(member, message.stateVector, mayWrite)
      case 'update':
        if (mayWrite) return arrive(member, message)
        if (!isEmpty(message.update)) refuse(member, collabClose.notAllowed)
    }
  }

  return function join(peer: Peer) {
    const member = createMember(peer)
    members.set(peer, member)
    const code = ended()
    if (code === null) member.tell(presence.everybody())
    else member.expel(code)
    return {
      /** Takes one message of the connection; resolves when it has been dealt with. Never rejects. */
      async receive(bytes: Uint8Array, mayWrite: boolean): Promise<void> {
        if (member.expelled) return
        try {
          await receive(member, readMessage(bytes), mayWrite)
        } catch (error) {
          refuse(member, collabClose.badMessage, error)
        }
      },
      leave() {
        members.delete(peer)
        presence.leave(peer)
      },
    }
  }
}
