import {
  AppError,
  type FactName,
  type FactPayload,
  type Reply,
  type RequestInput,
  type RequestName,
  type RequestReply,
  valueIn,
} from '@samsyn/shared'
import { io, type Socket } from 'socket.io-client'
import { createStore, type Readable } from '../store.ts'
import { call } from './api.ts'
import { createLater, type Later } from './later.ts'
import { locked, noteLock } from './locked.ts'

export type LineState = 'connecting' | 'online' | 'offline' | 'signed-out'

/** The live line to the server: typed requests, facts, and whether it is up. It comes back by itself. */
export type Line = {
  state: Readable<LineState>
  request<Name extends RequestName>(name: Name, payload: RequestInput<Name>): Promise<RequestReply<Name>>
  on<Name extends FactName>(name: Name, heard: (payload: FactPayload<Name>) => void): () => void
  /** Calls back now if the line is up, and each time it comes up again. */
  onOnline(listener: () => void): () => void
  close(): void
}

const answerWithinMs = 8_000
const busyMs = 5_000

/** Opens the line, as whoever the browser's cookie says. */
export function openLine(): Line {
  const socket = io({
    transports: ['websocket'],
    reconnectionDelay: 250,
    reconnectionDelayMax: 3_000,
    randomizationFactor: 0.5,
  })
  const state = createStore<LineState>('connecting')
  const later = createLater()
  socket.on('connect', () => state.set('online'))
  // The cut comes after the word why; whoever is signed out is not told that the network is away.
  socket.on('disconnect', () => state.get() !== 'signed-out' && state.set('offline'))
  socket.on('connect_error', error => {
    if (error.message === 'locked') locked.set(true)
    if (error.message === 'not-signed-in') void renew(socket, state.set, later)
    else state.set('offline')
    // A "no" of the door is no failure of the network, after which the line would come back by itself.
    if (error.message === 'busy') later.in(busyMs, wake)
  })
  socket.on('session:ended', () => state.set('signed-out'))
  socket.on('session:locked', () => locked.set(true))
  socket.on('session:unlocked', () => locked.set(false))
  const wake = () => !socket.connected && state.get() === 'offline' && socket.connect()
  window.addEventListener('online', wake)
  // Who was turned away from a locked screen comes back when it is open.
  const stopWaking = locked.subscribe(() => !locked.get() && wake())
  return {
    state,
    request: (name, payload) => ask(socket, name, payload),
    on: (name, heard) => listen(socket, name, heard),
    onOnline(listener) {
      if (socket.connected) listener()
      return listen(socket, 'connect', listener)
    },
    close() {
      later.close()
      window.removeEventListener('online', wake)
      stopWaking()
      socket.disconnect()
    },
  }
}

/** An old token is renewed by asking who we are; only when nobody is signed in any more does the line stay down. */
async function renew(socket: Socket, set: (state: LineState) => void, later: Later) {
  const self = await call('session:current', {}).catch(() => undefined)
  if (self === null) return set('signed-out')
  set('offline')
  later.in(self ? 0 : 2_000, () => void socket.connect())
}

async function ask<Name extends RequestName>(socket: Socket, name: Name, payload: RequestInput<Name>) {
  if (!socket.connected) throw new AppError('unavailable', 'the line is down')
  const reply: Reply<RequestReply<Name>> = await socket
    .timeout(answerWithinMs)
    .emitWithAck(name, payload)
    .catch(cause => {
      throw new AppError('unavailable', 'no answer', { cause })
    })
  noteLock(reply)
  return valueIn(reply)
}

function listen<Heard>(socket: Socket, name: string, heard: (payload: Heard) => void) {
  socket.on(name, heard as (payload: unknown) => void)
  return () => void socket.off(name, heard as (payload: unknown) => void)
}
