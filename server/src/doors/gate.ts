import { AppError } from '@samsyn/shared'
import type { Request, RequestHandler, Response } from 'express'
import { createAllowance } from './allowance.ts'
import { createRounds } from './rounds.ts'
import { refuse } from './status.ts'

/** Who a request counts as. */
export type CallerOf = (request: Request) => string

type Needs = { callerOf: CallerOf; perSecond: number; now: () => number }

/** A page that is loaded asks for some fifty things; who opens eight again at once shall not wait. */
const secondsAtOnce = 5
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
  const allowance = createAllowance({ perSecond, atOnce: secondsAtOnce * perSecond })
  const inTurn = createRounds(perRound)
  let held = 0

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
    if (allowance.take(caller, now()) === null) hold(response)
    else inTurn(caller, () => void (response.closed || next()))
  }
}
