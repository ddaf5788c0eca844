import { AppError, type PasskeyResponse } from '@samsyn/shared'
import { useState } from 'react'
import { hasPasskeys, showPasskey } from '../../net/passkey.ts'

/** Asks for a passkey and does something with the answer; what went wrong is told by its code. */
export function usePasskey(answer: (response: PasskeyResponse) => Promise<void>) {
  const [problem, setProblem] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const show = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await answer(await showPasskey())
    } catch (error) {
      setProblem(error instanceof AppError ? error : new AppError('internal'))
    } finally {
      setBusy(false)
    }
  }
  return { isKnown: hasPasskeys(), busy, problem, show: () => void show(), forget: () => setProblem(null) }
}
