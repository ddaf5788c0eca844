import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Wire } from '../questions.ts'

const type = { sync: 0, awareness: 1, auth: 2, syncReply: 4 }
const step = { question: 0, answer: 1, update: 2 }

/** What a server says, as far as the load has to know. */
export type Heard = { kind: 'question' | 'awareness' | 'other' } | { kind: 'answer' | 'update'; update: Uint8Array }

/** Where to connect for a document, what every frame begins with, and what is said first. */
export function placeOf(wire: Wire, url: string, document: string) {
  if (wire === 'plain') return { address: `${url}/${document}`, head: new Uint8Array(), first: [question()] }
  const head = encoding.encode(encoder => encoding.writeVarString(encoder, document))
  return { address: url, head, first: [credentials(), question()] }
}

export function read(wire: Wire, frame: Uint8Array): Heard {
  const decoder = decoding.createDecoder(frame)
  if (wire === 'named') decoding.readVarUint8Array(decoder)
  const found = decoding.readVarUint(decoder)
  if (found === type.awareness) return { kind: 'awareness' }
  if (found !== type.sync && found !== type.syncReply) return { kind: 'other' }
  const said = decoding.readVarUint(decoder)
  if (said === step.question) return { kind: 'question' }
  return { kind: said === step.answer ? 'answer' : 'update', update: decoding.readVarUint8Array(decoder) }
}

const nothing = Uint8Array.of(0)

/** Asks for all that this state vector lacks. */
export const question = (stateVector: Uint8Array = nothing) => sync(step.question, stateVector)

/** Answers such a question by one who has nothing. */
export const noAnswer = sync(step.answer, Uint8Array.of(0, 0))

export const updateMessage = (update: Uint8Array) => sync(step.update, update)

export function cursorMessage(client: number, clock: number): Uint8Array {
  const place = (at: number) => ({ type: null, tname: 'text', item: { client, clock: at }, assoc: 0 })
  const state = { user: { name: 'Maja Holm', color: '#0a7d5a' }, cursor: { anchor: place(clock), head: place(clock) } }
  const states = encoding.encode(encoder => {
    for (const number of [1, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, type.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}

function credentials(): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, type.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'anybody')
  })
}

function sync(which: number, content: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, type.sync)
    encoding.writeVarUint(encoder, which)
    encoding.writeVarUint8Array(encoder, content)
  })
}
