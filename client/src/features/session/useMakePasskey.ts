import { AppError } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../net/api.ts'
import { makePasskey, type PasskeyWanted } from '../../net/passkey.ts'

/** Makes a passkey in this browser and has the server know it; answers whether it went well. */
export function useMakePasskey() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppError | null>(null)
  /** As `make`, but throws. */
  const add = async (wanted: PasskeyWanted) => {
    queries.setQueryData(['passkey:list', {}], await call('passkey:add', { response: await makePasskey(wanted) }))
    await queries.invalidateQueries({ queryKey: ['session:proof-ways'] })
  }
  const make = async (want: () => Promise<PasskeyWanted>): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await add(await want())
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
