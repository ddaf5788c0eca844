import { collabLimits } from '@samsyn/shared'
import type { Content } from './content.ts'
import type { Member } from './member.ts'
import { answerWith, askFor, updateMessage } from './message.ts'

type Needs = {
  /** Lets the document be read when its turn has come. */
  ask: (use: (content: Content | null) => void) => Promise<void>
  /** Cuts an update into smaller ones. */
  split: (update: Uint8Array, mostBytes: number) => Promise<Uint8Array[]>
}

/** So much is said at once; more goes in pieces, so that a slow line is not taken for a dead one. */
const wholeAtMost = collabLimits.changeBytes

/** Answers what members ask for. */
export function createAnswers({ ask, split }: Needs) {
  const wanted = new Map<Member, Uint8Array>()

  function answer(member: Member, mayWrite: boolean, current: Content | null) {
    const stateVector = wanted.get(member)
    wanted.delete(member)
    if (!stateVector || !current || member.expelled) return
    const missing = current.since(stateVector)
    const question = mayWrite ? [askFor(current.stateVector())] : []
    member.listening = true
    if (missing.length <= wholeAtMost) for (const message of [answerWith(missing), ...question]) member.tell(message)
    else void member.say(inPieces(missing).then(pieces => [...pieces, ...question]))
  }

  /** What cannot be cut, in one. */
  async function inPieces(update: Uint8Array): Promise<Uint8Array[]> {
    const pieces = await split(update, collabLimits.pieceBytes).catch(() => [update])
    const last = pieces.length - 1
    return pieces.map((piece, at) => (at === last ? answerWith(piece) : updateMessage(piece)))
  }

  return {
    /** However often a client asks before it is its turn, it is answered once, by what it said last. */
    async want(member: Member, stateVector: Uint8Array, mayWrite: boolean): Promise<void> {
      const waits = wanted.has(member)
      wanted.set(member, stateVector)
      if (waits) return
      await member.said()
      await ask(current => answer(member, mayWrite, current))
    },
  }
}
