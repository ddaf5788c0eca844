import { AppError, type Proof } from '@samsyn/shared'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../net/api.ts'
import { awaitAnswer, openWindow } from '../../net/organisation.ts'
import { showPasskey } from '../../net/passkey.ts'

/** The window at the organisation, and whether the browser held it back. */
export type Away = { url: string; isBlocked: boolean }

/** Has the person show that it is them by one of their ways, and does something with that; what went wrong is told by its code. */
export function useProof(use: (proof: Proof) => Promise<void>) {
  const [busy, setBusy] = useState<'password' | 'passkey' | null>(null)
  const [away, setAway] = useState<Away | null>(null)
  const [problem, setProblem] = useState<AppError | null>(null)
  const leaveOff = useRef(() => {})
  useEffect(() => () => leaveOff.current(), [])

  /** Answers whether it went well. */
  async function tried(act: () => Promise<void>): Promise<boolean> {
    leaveOff.current()
    setAway(null)
    setProblem(null)
    try {
      await act()
      return true
    } catch (error) {
      setProblem(error instanceof AppError ? error : new AppError('internal'))
      return false
    } finally {
      setBusy(null)
    }
  }
  async function goAway(opened: Window | null) {
    const begun = await call('organisation:begin-proof', {})
    if (opened) opened.location.href = begun.url
    setAway({ url: begun.url, isBlocked: opened === null })
    leaveOff.current = awaitAnswer(begun, organisation => void tried(() => use({ organisation })))
  }

  return {
    busy,
    away,
    problem,
    byPassword(password: string) {
      setBusy('password')
      return tried(() => use({ password }))
    },
    byPasskey() {
      setBusy('passkey')
      return tried(async () => use({ passkey: await showPasskey() }))
    },
    async byOrganisation() {
      // At once, while the press still counts: later a browser would hold it back.
      const opened = openWindow()
      if (!(await tried(() => goAway(opened)))) opened?.close()
    },
  }
}
