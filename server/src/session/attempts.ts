import { createHash } from 'node:crypto'
import { AppError } from '@samsyn/shared'
import { networkOf } from './network.ts'
import { createTally } from './tally.ts'

const minuteMs = 60_000
const most = 20_000
const perNetwork = { tries: 100, forMs: 15 * minuteMs }
const fromStrangers = { tries: 300, forMs: minuteMs }
const perAccount = { free: 10, firstWaitMs: minuteMs, longestWaitMs: 15 * minuteMs, forMs: 24 * 60 * minuteMs }
const slow = { free: 20, stepMs: 100, longestMs: 4_000, forMs: 60 * minuteMs }

/** Who tries: on which account, from where, and, where this browser has signed in on that account before, its id. */
export type Attempt = { email: string; address: string; browser: string | null }

/**
 * Limits how often somebody may try to sign in, so that nobody can guess passwords, and nobody can keep another out: a
 * network is limited over all accounts; an account is limited per network, longer with each try; browsers that have signed
 * in there before are counted alone. What a network tries beyond its limit counts against nobody.
 */
export function createAttempts(now: () => number) {
  const networks = createTally({ forMs: perNetwork.forMs, most })
  const strangers = createTally({ forMs: fromStrangers.forMs, most: 1 })
  const places = createTally({ forMs: perAccount.forMs, most })
  const accounts = createTally({ forMs: slow.forMs, most })

  function refuseIf(isOver: boolean) {
    if (isOver) throw new AppError('too-many-attempts')
  }

  return {
    /** Counts a try; answers how long (ms) to let it wait before it is looked at. An AppError 'too-many-attempts' when there have been too many. */
    count({ email, address, browser }: Attempt): number {
      const nowMs = now()
      const network = networkOf(address)
      const place = placeOf(email, browser ?? network)
      refuseIf(networks.of(network, nowMs).tries >= perNetwork.tries)
      refuseIf(nowMs < places.of(place, nowMs).untilMs)
      refuseIf(browser === null && strangers.of('all', nowMs).tries >= fromStrangers.tries)
      networks.add(network, nowMs)
      places.add(place, nowMs, waitAfter)
      if (browser !== null) return 0
      strangers.add('all', nowMs)
      accounts.add(short(email), nowMs)
      return slowness(accounts.of(short(email), nowMs).tries)
    },
    /** Takes a try back that succeeded, and forgets those before it: a whole office may share one address. */
    succeeded({ email, address, browser }: Attempt): void {
      networks.takeBack(networkOf(address))
      places.forget(placeOf(email, browser ?? networkOf(address)))
      if (browser === null) strangers.takeBack('all')
      accounts.forget(short(email))
    },
    /** How many things are remembered: bounded, whatever is tried. */
    size: () => networks.size() + strangers.size() + places.size() + accounts.size(),
  }
}

export type Attempts = ReturnType<typeof createAttempts>

/** The wait after so many tries on an account from one place (ms): a minute after the tenth, double each time, a quarter of an hour at most. */
function waitAfter(tries: number): number {
  if (tries < perAccount.free) return 0
  return Math.min(perAccount.longestWaitMs, perAccount.firstWaitMs * 2 ** (tries - perAccount.free))
}

/** How much longer an answer takes (ms) on an account that is tried from everywhere. */
function slowness(tries: number): number {
  return Math.min(slow.longestMs, Math.max(0, tries - slow.free) * slow.stepMs)
}

const placeOf = (email: string, place: string) => short(`${email}\n${place}`)
/** A name of one length for a text of any, which keeps no e-mail in memory. */
const short = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
