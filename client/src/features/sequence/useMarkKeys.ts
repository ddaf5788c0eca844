import { useEffect } from 'react'
import type { Marking } from './marking.ts'

/** Lets I and O set the ends wherever the focus is; `belongsElsewhere` tells which presses are somebody else's. */
export function useMarkKeys(marking: Marking | null, belongsElsewhere: (event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    if (!marking) return
    const heard = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if ((key !== 'i' && key !== 'o') || event.repeat || belongsElsewhere(event)) return
      event.preventDefault()
      if (key === 'i') marking.markStart()
      else marking.markEnd()
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [marking, belongsElsewhere])
}
