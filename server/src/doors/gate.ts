import { AppError } from '@samsyn/shared'
import type { Request, RequestHandler, Response } from 'express'
import { createAllowance } from './allowance.ts'
import { createRounds } from './rounds.ts'
import { refuse } from './status.ts'

/** Who a request counts as, and whose it is where that is known without asking anybody. */
export type Caller = { key: string; person: string | null }
export type CallerOf = (request: Request) => Caller

type Needs = { callerOf: CallerOf; perSecond: number; now: () => number }

/** A page that is loaded asks for some fifty things; who opens eight again at once shall not wait. */
const secondsAtOnce = 5
/** Whoever has many sessions has no more than so many. */
const sessionsCounted = 3
/**
 * Pages and scripts are cheap, the same for everybody, and loaded once: 500 people behind one address ask for 15,000 when their
 * day begins.
 */
const pagesAtOnce = 200
const pagesPerSecond = 10
/** Of one caller so many begin in a round of the event loop; in between everybody else has their turn. */
const perRound = 4
/** Who is refused hears so after a while, so that asking again at once is of no use to them. */
const heldMs = 1_000
const mostHeld = 2_000

/**
 * Lets requests in, before anything is looked up for them: so many a second of each caller, and never many of one in a row. The
 * answer to one too many is 429.
 */
export function createGate({ callerOf, perSecond, now }: Needs): RequestHandler {
  const allowanceOf = (times: number) =>
    createAllowance({ perSecond: times * perSecond, atOnce: times * secondsAtOnce * perSecond })
  const each = allowanceOf(1)
  const ofPerson = allowanceOf(sessionsCounted)
  const ofPages = createAllowance({ perSecond: pagesPerSecond * perSecond, atOnce: pagesAtOnce * perSecond })
  const inTurn = createRounds(perRound)
  let held = 0

  function isOver({ key, person }: Caller): boolean {
    if (each.take(key, now()) === null) return true
    return person !== null && ofPerson.take(person, now()) === null
  }

  function hold(response: Response) {
    if (held >= mostHeld) return void response.socket?.resetAndDestroy()
    held++
    // Not all in one moment, as they may have come.
    const later = setTimeout(() => refuse(response, new AppError('too-many-requests')), heldMs * (0.5 + Math.random()))
    response.once('close', () => {
      held--
      clearTimeout(later)
    })
  }

  return (request, response, next) => {
    const caller = callerOf(request)
    response.locals.caller = caller
    const isPage = isForPage(request)
    if (isPage ? ofPages.take(caller.key, now()) === null : isOver(caller)) return hold(response)
    // Of a person as of one caller, by however many sessions they ask; what a page loads does not wait for what it asks.
    const inTurnAs = isPage ? `page ${caller.key}` : (caller.person ?? caller.key)
    inTurn(inTurnAs, () => void (response.closed || next()))
  }
}

/** Whether a request is for a page, a script or what else lies beside them: read from the disk, without anything being asked. */
function isForPage({ method, path }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && !/^\/(?:api|readyz)(?:\/|$)/i.test(path)
}
