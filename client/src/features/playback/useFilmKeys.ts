import { useEffect } from 'react'
import type { Hands } from './hands.ts'
import { belongsElsewhere, keyAction } from './keys.ts'
import type { Steering } from './steering.ts'

/** Lets the film be steered by keys wherever the focus is, but where somebody writes. */
export function useFilmKeys(hands: Hands | null, steering: Steering): void {
  useEffect(() => {
    if (!hands) return
    const heard = (event: KeyboardEvent) => {
      if (belongsElsewhere(event)) return
      const act = keyAction(event.key, hands, steering.vector.get().rate)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [hands, steering])
}
