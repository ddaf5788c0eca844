import { savedMessage } from './message.ts'
import { type Peer, tryAgain } from './peer.ts'

const wholeRefusalsAtMost = 3
const idsAtMost = 100

/**
 * The account of one connection: which of its updates are committed. An update that leaves a gap is not stored; the
 * client is asked for all that is missing, and its answer covers whatever was refused before it.
 */
export function createMember(peer: Peer) {
  let received = 0
  let committed = 0
  let acknowledged = 0
  let gap = false
  let wholeRefusals = 0
  let expelled = false
  let ids = 0

  function expel(code: number) {
    if (expelled) return
    expelled = true
    peer.close(code)
  }

  /** What fails on the way to one connection is that one's alone. */
  function tell(message: Uint8Array) {
    try {
      peer.send(message)
    } catch {
      expel(tryAgain)
    }
  }

  return {
    peer,
    /** Hears of updates: from the answer to its first question on, which holds all that went before. */
    listening: false,
    get expelled() {
      return expelled
    },
    /** Whether the connection may show a cursor under another new id; an honest one needs few. */
    mayTakeId: () => ++ids <= idsAtMost,
    /** Counts an update that came in; its number is what an acknowledgement of it will say. */
    count: () => ++received,
    /** Notes an update that left a gap, and says what to do about it. A client that only ever answers with gaps is hostile. */
    leaveGap(whole: boolean): 'ask' | 'wait' | 'expel' {
      const asked = gap
      gap = true
      if (whole && ++wholeRefusals >= wholeRefusalsAtMost) return 'expel'
      return asked && !whole ? 'wait' : 'ask'
    },
    commit(index: number, whole: boolean) {
      if (gap && !whole) return
      gap = false
      wholeRefusals = 0
      committed = index
    },
    acknowledge() {
      if (committed === acknowledged) return
      acknowledged = committed
      tell(savedMessage(committed))
    },
    tell,
    /** Sends the connection away; nothing that it sends is looked at from now on. */
    expel,
  }
}

export type Member = ReturnType<typeof createMember>
