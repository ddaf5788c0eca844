import { EventEmitter, once } from 'node:events'
import {
  type FactName,
  type FactPayload,
  type Reply,
  type RequestInput,
  type RequestName,
  type RequestReply,
  type Self,
  valueIn,
} from '@samsyn/shared'
import { io } from 'socket.io-client'

export type TestClient = Awaited<ReturnType<typeof connectAs>>

/** A real client of the realtime door: asks, and remembers every fact it was told. */
export async function connectAs(self: Self, url: string, token: string) {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: `__Host-samsyn=${token}` },
  })
  const told: { name: string; payload: unknown }[] = []
  const news = new EventEmitter()
  socket.onAny((name: string, payload: unknown) => {
    told.push({ name, payload })
    news.emit('told')
  })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))

  function all<Name extends FactName>(name: Name): FactPayload<Name>[] {
    return told.filter(fact => fact.name === name).map(fact => fact.payload as FactPayload<Name>)
  }

  return {
    self,
    id: socket.id ?? '',
    all,
    /** The reply's value; its refusal is thrown. */
    async ask<Name extends RequestName>(name: Name, payload: RequestInput<Name>): Promise<RequestReply<Name>> {
      const reply: Reply<RequestReply<Name>> = await socket.emitWithAck(name, payload)
      return valueIn(reply)
    },
    /** The first fact of that name, past or to come, that is as wanted. */
    async fact<Name extends FactName>(name: Name, wanted: (payload: FactPayload<Name>) => boolean = () => true) {
      for (;;) {
        const found = all(name).find(wanted)
        if (found) return found
        await once(news, 'told')
      }
    },
    /** Runs at every fact. */
    onTold: (listener: (name: string) => void) => void socket.onAny(listener),
    /** Runs when the line is cut. */
    onCut: (listener: () => void) => void socket.once('disconnect', listener),
    /** Cuts the line without a word of leaving. */
    cut: () => void socket.disconnect(),
  }
}
