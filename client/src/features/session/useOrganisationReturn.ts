import { AppError, type ErrorCode } from '@samsyn/shared'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call } from '../../net/api.ts'
import { leaveAnswer } from '../../net/organisation.ts'
import { takeTicket } from './organisation-ticket.ts'
import { useEnter } from './useEnter.ts'

/** Signing in; or the answer was left for another window, which has taken it, or not yet. */
type Step = 'entering' | 'taken' | 'untaken'

/** Does with what the address says what was begun, once; answers how far that is, and why somebody could not be let in. */
export function useOrganisationReturn(): { step: Step; problem: ErrorCode | null } {
  const enter = useEnter()
  const [step, setStep] = useState<Step>('entering')
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const begun = useRef(false)

  const goOn = useEffectEvent(async () => {
    const { search } = location
    const kept = takeTicket()
    // The code is gone from the address bar, and so from the history, and where one was going stands there.
    history.replaceState(history.state, '', location.pathname + (kept?.query ?? ''))
    if (kept) return signIn(kept.ticket, search)
    const isTaken = await leaveAnswer(search)
    setStep(isTaken ? 'taken' : 'untaken')
    if (isTaken) window.close()
  })
  async function signIn(ticket: string, search: string) {
    try {
      enter(await call('session:sign-in-by-organisation', { ticket, search }))
    } catch (error) {
      setProblem(error instanceof AppError ? error.code : 'internal')
    }
  }
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void goOn()
  }, [])
  return { step, problem }
}
