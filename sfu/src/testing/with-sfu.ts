import { expect } from 'chai'
import {
  createSfu,
  type Peer,
  type Room,
  type Sfu,
  type SfuErrorCode,
  type SfuOptions,
  type SfuStats,
} from '../index.ts'
import { census } from './census.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

export const nothing: SfuStats = { workers: 0, rooms: 0, peers: 0, transports: 0, producers: 0, consumers: 0 }

/** Options for an SFU on this machine and free ports, with the real worker of the environment. */
export function localOptions(options: Partial<SfuOptions> = {}): SfuOptions {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN
  return { ...(workerBin && { workerBin }), listenIp: '127.0.0.1', port: 0, log: quiet, ...options }
}

/** Runs `test` on a running SFU, which is closed afterwards and must then hold nothing any more. */
export async function withSfu(test: (sfu: Sfu) => Promise<void>, options: Partial<SfuOptions> = {}): Promise<void> {
  const sfu = await createSfu(localOptions(options))
  try {
    await test(sfu)
  } finally {
    await sfu.close()
  }
  expect(sfu.stats()).to.deep.equal(nothing)
  expect(census()).to.deep.equal({ routers: 0, transports: 0, producers: 0, consumers: 0 })
}

/** A peer that can send, and what it needs to. */
export async function joinToSend(room: Room, peerId: string): Promise<{ peer: Peer; transportId: string }> {
  const peer = room.join(peerId)
  const { id } = await peer.createTransport('send')
  return { peer, transportId: id }
}

/** A peer that is ready to be offered what others produce. */
export async function joinToReceive(room: Room, peerId: string): Promise<Peer> {
  const peer = room.join(peerId)
  await peer.createTransport('recv')
  await peer.setRtpCapabilities(room.routerRtpCapabilities)
  return peer
}

/** Proves that `work` is refused with that code. */
export async function expectRefusal(work: Promise<unknown>, ...codes: SfuErrorCode[]): Promise<void> {
  const refusal = await work.then(
    () => ({ code: 'not refused' }),
    error => error,
  )
  expect(refusal.code, String(refusal)).to.be.oneOf(codes)
}
