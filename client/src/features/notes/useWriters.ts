import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { createWriters, type Writers, writersIn } from './writers.ts'

/** Who else writes in which section now. */
export function useWriters(awareness: Awareness, selfId: string): Writers {
  const [writers, setWriters] = useState<Writers>(() => writersIn(awareness.getStates(), selfId))
  useEffect(() => {
    const store = createWriters(awareness, selfId)
    const look = () => setWriters(store.get())
    look()
    store.subscribe(look)
    return store.close
  }, [awareness, selfId])
  return writers
}
