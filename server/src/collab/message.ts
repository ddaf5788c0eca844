import { collabMessage } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

/** Bytes that are no message of the protocol. */
export class BadMessageError extends Error {}

/** What a client may say. `whole`: all that it has and the server lacked when it asked, not one change. */
export type ClientMessage =
  | { kind: 'ask'; stateVector: Uint8Array }
  | { kind: 'update'; update: Uint8Array; whole: boolean }
  | { kind: 'awareness'; states: Uint8Array }
  | { kind: 'query-awareness' }

/** Reads one message; throws a BadMessageError for anything else, also for bytes left over. */
export function readMessage(bytes: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(bytes)
  try {
    const message = messageIn(decoder)
    if (decoding.hasContent(decoder)) throw new Error('bytes left over')
    return message
  } catch (cause) {
    throw new BadMessageError('not a message', { cause })
  }
}

function messageIn(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder)
  if (type === collabMessage.sync) return syncMessageIn(decoder)
  if (type === collabMessage.awareness) return { kind: 'awareness', states: decoding.readVarUint8Array(decoder) }
  if (type === collabMessage.queryAwareness) return { kind: 'query-awareness' }
  throw new Error(`message type ${type}`)
}

function syncMessageIn(decoder: decoding.Decoder): ClientMessage {
  const step = decoding.readVarUint(decoder)
  const content = decoding.readVarUint8Array(decoder)
  if (step === messageYjsSyncStep1) {
    Y.decodeStateVector(content)
    return { kind: 'ask', stateVector: content }
  }
  if (step === messageYjsSyncStep2) return { kind: 'update', update: content, whole: true }
  if (step === messageYjsUpdate) return { kind: 'update', update: content, whole: false }
  throw new Error(`sync step ${step}`)
}

/** Asks the other side for all that this state vector lacks. */
export const askFor = (stateVector: Uint8Array) => syncMessage(messageYjsSyncStep1, stateVector)

/** Answers such a question. */
export const answerWith = (update: Uint8Array) => syncMessage(messageYjsSyncStep2, update)

export const updateMessage = (update: Uint8Array) => syncMessage(messageYjsUpdate, update)

/** How many of the connection's updates are committed. */
export function savedMessage(count: number): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, collabMessage.saved)
    encoding.writeVarUint(encoder, count)
  })
}

/** How many bytes more the document takes. */
export function roomMessage(bytes: number): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, collabMessage.room)
    encoding.writeVarUint(encoder, bytes)
  })
}

export type AwarenessState = { client: number; clock: number; json: string }

export function awarenessMessage(states: readonly AwarenessState[]): Uint8Array {
  const list = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, states.length)
    for (const { client, clock, json } of states) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, json)
    }
  })
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, collabMessage.awareness)
    encoding.writeVarUint8Array(encoder, list)
  })
}

/** Says nothing; a stock client takes a connection on which it hears nothing for 30 s for dead. */
export const stillHere = awarenessMessage([])

function syncMessage(step: number, content: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, collabMessage.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, content)
  })
}
