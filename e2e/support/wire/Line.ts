import {
  type FactName,
  type FactPayload,
  type Reply,
  type RequestInput,
  type RequestName,
  type RequestReply,
  valueIn,
} from '@samsyn/shared'
import { io, type Socket } from 'socket.io-client'

/** A Socket.IO line that asks, and remembers every fact it was told. */
export class Line {
  readonly told: { name: string; payload: unknown }[] = []
  /** Why the server did not let it in, each time that it did not. */
  readonly refusals: string[] = []
  readonly #socket: Socket

  constructor(baseUrl: string, extraHeaders: Record<string, string>) {
    this.#socket = io(baseUrl, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 100,
      extraHeaders,
    })
    this.#socket.onAny((name: string, payload: unknown) => void this.told.push({ name, payload }))
    this.#socket.on('connect_error', error => void this.refusals.push(error.message))
  }

  get connected(): boolean {
    return this.#socket.connected
  }

  /** Runs at each connection, the first and those after a cut. */
  onConnect(listener: () => void) {
    this.#socket.on('connect', listener)
    if (this.connected) listener()
  }

  /** Runs at each fact of that name. */
  onFact<Name extends FactName>(name: Name, listener: (payload: FactPayload<Name>) => void) {
    this.#socket.onAny((told: string, payload: FactPayload<Name>) => told === name && listener(payload))
  }

  /** Resolves when it is connected; rejects when it was refused. */
  ready(): Promise<void> {
    if (this.connected) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve).once('connect_error', reject)
    })
  }

  /** What the server answers; rejects when the line is cut first, or when no answer comes. */
  reply<Name extends RequestName>(name: Name, payload: RequestInput<Name>): Promise<Reply<RequestReply<Name>>> {
    return this.#socket.timeout(10_000).emitWithAck(name, payload)
  }

  /** The reply's value; its refusal is thrown. */
  async ask<Name extends RequestName>(name: Name, payload: RequestInput<Name>): Promise<RequestReply<Name>> {
    return valueIn(await this.reply(name, payload))
  }

  facts<Name extends FactName>(name: Name): FactPayload<Name>[] {
    return this.told.filter(fact => fact.name === name).map(fact => fact.payload as FactPayload<Name>)
  }

  /** Forgets what it was told so far, where that would fill the memory. */
  forgetFacts() {
    this.told.length = 0
  }

  close() {
    this.#socket.disconnect()
  }
}
