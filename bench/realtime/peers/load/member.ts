import { WebSocket } from 'ws'
import type { Target } from '../questions.ts'
import { type Heard, noAnswer, placeOf, question, read } from './wire.ts'

/** At which note, and the how-manieth there. */
type Seat = { target: Target; note: number; seat: number }

/**
 * A client that keeps nothing of the note, so that many of them cost little. Resolves when the server has answered its
 * first question. A connection that the server closes ends the process: there is nothing to measure then.
 */
export async function join({ target, note, seat }: Seat, hear: (heard: Heard, bytes: number) => void = () => {}) {
  const { address, head, first } = placeOf(target.wire, target.url, target.documents[note] ?? '')
  const cookie = target.cookies[seat % target.cookies.length]
  const ws = new WebSocket(address, { perMessageDeflate: false, headers: cookie ? { cookie } : {} })
  let answered = Promise.withResolvers<void>()
  let leaving = false
  const send = (message: Uint8Array) => ws.send(head.length > 0 ? Buffer.concat([head, message]) : message)

  ws.on('open', () => first.forEach(send))
  ws.on('message', (frame: Buffer) => {
    const heard = read(target.wire, frame)
    if (heard.kind === 'question') send(noAnswer)
    hear(heard, frame.length)
    if (heard.kind === 'answer') answered.resolve()
  })
  ws.on('close', code => {
    if (!leaving) throw new Error(`the server closed a connection with ${code}`)
  })
  await answered.promise

  return {
    send,
    behind: () => ws.bufferedAmount,
    /** Resolves when the server has dealt with all that was sent before. */
    async settled(stateVector: Uint8Array): Promise<void> {
      answered = Promise.withResolvers()
      send(question(stateVector))
      await answered.promise
    },
    leave() {
      leaving = true
      ws.terminate()
    },
  }
}

export type Member = Awaited<ReturnType<typeof join>>
