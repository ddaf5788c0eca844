import type { CurrentSession } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { safeNext } from './safe-next.ts'

/** Takes somebody who has just been signed in to where they were going, with nothing left of whoever was here before. */
export function useEnter(): (self: CurrentSession) => void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return self => {
    queries.clear()
    queries.setQueryData(['session:current', {}], self)
    void navigate(safeNext(location.search, location.origin), { replace: true })
  }
}
