import { useEffect, useState } from 'react'

/** The secret after the `#`, which is gone from the address bar, and so from the history, as soon as it is read. */
export function useFragmentToken(): string {
  const [token] = useState(() => location.hash.slice(1))
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search)
  }, [])
  return token
}
