import { useSyncExternalStore } from 'react'

const query = '(pointer: coarse)'

/** Whether people press here with a finger, and need more room to hit. */
export function useCoarse(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(query).matches)
}

function listen(changed: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
