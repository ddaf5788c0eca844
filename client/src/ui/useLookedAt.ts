import { useSyncExternalStore } from 'react'

const isLookedAt = () => document.visibilityState === 'visible' && document.hasFocus()

function subscribe(listener: () => void) {
  document.addEventListener('visibilitychange', listener)
  window.addEventListener('focus', listener)
  window.addEventListener('blur', listener)
  return () => {
    document.removeEventListener('visibilitychange', listener)
    window.removeEventListener('focus', listener)
    window.removeEventListener('blur', listener)
  }
}

/** Whether this window is the one its person has before them. */
export const useLookedAt = (): boolean => useSyncExternalStore(subscribe, isLookedAt)
