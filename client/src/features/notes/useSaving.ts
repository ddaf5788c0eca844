import { useEffect, useState } from 'react'
import type { OpenDoc, Saving } from '../../net/docs.ts'
import { useStore } from '../../useStore.ts'

const restMs = 600

/** Whether the notes are saved; it says so only when the pen has rested, so that the words don't flicker at every letter. */
export function useSaving(saving: OpenDoc['saving']): Saving {
  const now = useStore(saving)
  const [rested, setRested] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), now === 'saved' ? restMs : 0)
    return () => clearTimeout(timer)
  }, [now])
  return now === 'saved' ? rested : now
}
