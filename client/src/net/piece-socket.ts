import { collabLimits, collabMessage, splitUpdate } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'

type Heard = {
  /** A new connection is being made, over which nothing has been sent. */
  opened(): void
  /** All that is in the document has been sent, in messages up to this one. */
  answered(number: number): void
}

/**
 * WebSockets over which an update that is longer than one message may be leaves in pieces, so that it comes through a
 * weak line too. Each message with an update has a number, as the server counts them to say what is committed.
 */
export function createPieceSocket(heard: Heard) {
  let sent = 0
  let last: number | null = null

  class PieceSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      sent = 0
      last = null
      heard.opened()
    }
    override send(data: Parameters<WebSocket['send']>[0]) {
      const said = data instanceof Uint8Array ? updateIn(data) : null
      if (!said) return super.send(data)
      const messages = messagesOf(said)
      for (const message of messages) super.send(message)
      sent += messages.length
      last = sent
      if (said.step === messageYjsSyncStep2) heard.answered(sent)
    }
  }
  return {
    PieceSocket,
    /** The number of the last message with an update since this was last asked, null when there was none. */
    justSent() {
      const number = last
      last = null
      return number
    },
  }
}

type Said = { step: number; update: Uint8Array }

function updateIn(message: Uint8Array): Said | null {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) !== collabMessage.sync) return null
  const step = decoding.readVarUint(decoder)
  if (step !== messageYjsSyncStep2 && step !== messageYjsUpdate) return null
  return { step, update: decoding.readVarUint8Array(decoder) }
}

/** Only the last piece of an answer says that it is one: it answers when all of it is there. */
function messagesOf({ step, update }: Said): Uint8Array<ArrayBuffer>[] {
  const pieces = splitUpdate(update, collabLimits.pieceBytes)
  return pieces.map((piece, at) => messageWith(at === pieces.length - 1 ? step : messageYjsUpdate, piece))
}

const messageWith = (step: number, update: Uint8Array) =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, collabMessage.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, update)
  })
