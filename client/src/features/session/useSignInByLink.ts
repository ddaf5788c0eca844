import { AppError, type CurrentSession } from '@samsyn/shared'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { signInBy } from './early-entry.ts'

/** Signs in by the secret of a link, once. Answers with why it could not be done, and how to try again. */
export function useSignInByLink(token: string, onSignedIn: (self: CurrentSession) => void) {
  const [problem, setProblem] = useState<'link' | 'away' | null>(null)
  const begun = useRef(false)
  const tryIt = useEffectEvent(async () => {
    setProblem(null)
    try {
      onSignedIn(await signInBy(token))
    } catch (error) {
      const away = error instanceof AppError && (error.code === 'unavailable' || error.code === 'internal')
      setProblem(away ? 'away' : 'link')
    }
  })
  useEffect(() => {
    // A link works once: an effect that runs twice must not use it twice.
    if (begun.current) return
    begun.current = true
    void tryIt()
  }, [])
  return { problem, tryAgain: () => void tryIt() }
}
