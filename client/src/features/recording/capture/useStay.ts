import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Asks before this page is left while something would be cut off by it. */
export function useStay(wanted: boolean) {
  useEffect(() => {
    if (!wanted) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [wanted])
  const blocker = useBlocker(wanted)
  return {
    asking: blocker.state === 'blocked',
    leave: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  }
}
