import { AppError, type Proof } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../net/api.ts'
import { makePasskey } from '../../net/passkey.ts'

/** Makes a passkey in this browser and has the server know it; answers whether it went well. */
export function useMakePasskey() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppError | null>(null)
  /** As `make`, but throws. */
  const add = async (proof?: Proof) => {
    queries.setQueryData(['passkey:list', {}], await call('passkey:add', { response: await makePasskey(proof) }))
    await queries.invalidateQueries({ queryKey: ['session:proof-ways'] })
  }
  const make = async (): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await add()
      return true
    } catch (error) {
      setProblem(error instanceof AppError ? error : new AppError('internal'))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { add, make, busy, problem }
}
