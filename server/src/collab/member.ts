import { collabLimits } from '@samsyn/shared'
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
  let saying: Promise<void> | null = null
  let waiting: Uint8Array[] = []
  let waitingBytes = 0

  function expel(code: number) {
    if (expelled) return
    expelled = true
    peer.close(code)
  }

  function tell(message: Uint8Array) {
    if (!saying) return send(message)
    waiting.push(message)
    waitingBytes += message.length
    if (waitingBytes > collabLimits.documentBytes) expel(tryAgain)
  }

  /** What fails on the way to one connection is that one's alone. */
  function send(message: Uint8Array) {
    try {
      peer.send(message)
    } catch {
      expel(tryAgain)
    }
  }

  async function sayAll(messages: Promise<readonly Uint8Array[]>) {
    for (const message of await messages) {
      if (expelled) return
      send(message)
      await peer.arrived?.()
    }
  }

  function goOn() {
    saying = null
    const left = expelled ? [] : waiting
    waiting = []
    waitingBytes = 0
    for (const message of left) send(message)
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
      send(savedMessage(committed))
    },
    tell,
    /** Tells a long answer as fast as the connection takes it; what is told meanwhile comes behind it. Never rejects. */
    say(messages: Promise<readonly Uint8Array[]>): Promise<void> {
      saying = sayAll(messages)
        .catch(() => expel(tryAgain))
        .then(goOn)
      return saying
    },
    /** Resolves when no long answer is on its way. */
    said: async (): Promise<void> => void (await saying),
    /** Sends the connection away; nothing that it sends is looked at from now on. */
    expel,
  }
}

export type Member = ReturnType<typeof createMember>
