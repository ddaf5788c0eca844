import type { Content } from './content.ts'
import type { Member } from './member.ts'
import { answerWith, askFor } from './message.ts'

type Ask = (use: (content: Content | null) => void) => Promise<void>

/** Answers what members ask for; `ask` lets the document be read when its turn has come. */
export function createAnswers(ask: Ask) {
  const wanted = new Map<Member, Uint8Array>()

  function answer(member: Member, mayWrite: boolean, current: Content | null) {
    const stateVector = wanted.get(member)
    wanted.delete(member)
    if (!stateVector || !current || member.expelled) return
    member.listening = true
    member.tell(answerWith(current.since(stateVector)))
    if (mayWrite) member.tell(askFor(current.stateVector()))
  }

  return {
    /** However often a client asks before it is its turn, it is answered once, by what it said last. */
    want(member: Member, stateVector: Uint8Array, mayWrite: boolean): Promise<void> | void {
      const waits = wanted.has(member)
      wanted.set(member, stateVector)
      if (!waits) return ask(current => answer(member, mayWrite, current))
    },
  }
}
