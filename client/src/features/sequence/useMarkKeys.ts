import { useEffect } from 'react'
import type { Marking } from './marking.ts'

/**
 * Lets I and O set the ends wherever the focus is; `belongsElsewhere` tells which presses are somebody else's. They are
 * heard before the film's own keys, which would go to the ends of the sequence that is on.
 */
export function useMarkKeys(marking: Marking | null, belongsElsewhere: (event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    if (!marking) return
    const heard = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if ((key !== 'i' && key !== 'o') || belongsElsewhere(event)) return
      event.preventDefault()
      if (event.repeat) return
      if (key === 'i') marking.markStart()
      else marking.markEnd()
    }
    document.addEventListener('keydown', heard, { capture: true })
    return () => document.removeEventListener('keydown', heard, { capture: true })
  }, [marking, belongsElsewhere])
}
