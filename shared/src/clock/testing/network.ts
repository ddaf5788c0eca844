import type { ClockExchange } from '../sample.ts'

/** A made-up network and two clocks: each way takes its time and a queue's wait, in order, and sometimes a packet is sent twice. */
export type Network = {
  startMs: number
  /** The server's clock is so far ahead at local time 0, and gains so much. */
  offsetMs: number
  drift: number
  outMs: number
  backMs: number
  jitterMs: number
  /** How often a packet is lost and comes a retransmission later. */
  loss: number
  random: () => number
}

const retransmissionMs = 220

export const quiet: Network = {
  ...{ startMs: 10_000, offsetMs: 1.7e12, drift: 0 },
  ...{ outMs: 20, backMs: 20, jitterMs: 0, loss: 0, random: () => 0.5 },
}

/** A random generator that gives the same again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Exchanges over such a network, as long as asked, each sent when `gapMs` says. */
export function* exchanges(network: Network, seconds: number, gapMs: () => number) {
  const serverAt = (localMs: number) => localMs + network.offsetMs + network.drift * localMs
  const out = way(network, network.outMs)
  const back = way(network, network.backMs)
  for (let t0 = network.startMs; t0 < network.startMs + seconds * 1000; t0 += gapMs()) {
    const arrived = out(t0)
    const t1 = serverAt(arrived)
    const exchange: ClockExchange = { t0, t1, t2: t1, t3: back(arrived) }
    yield { exchange, serverAt }
  }
}

/** One way, in order: what is sent later never arrives sooner, as on one connection. */
function way({ jitterMs, loss, random }: Network, baseMs: number) {
  let lastMs = 0
  return (sentMs: number) => {
    const lost = random() < loss ? retransmissionMs : 0
    lastMs = Math.max(lastMs, sentMs + baseMs + (random() - 0.5) * jitterMs + lost)
    return lastMs
  }
}
