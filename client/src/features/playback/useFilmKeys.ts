import { useEffect } from 'react'
import type { Hands } from './hands.ts'
import { belongsElsewhere, goesOn, keyAction } from './keys.ts'
import type { Steering } from './steering.ts'

/** Lets the film be steered by keys wherever the focus is, but where somebody writes or has another use for the key. */
export function useFilmKeys(hands: Hands | null, steering: Steering): void {
  useEffect(() => {
    if (!hands) return
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsElsewhere(event)) return
      const { rate, range } = steering.vector.get()
      const act = keyAction(event.key, hands, { playing: hands.moving(), rate, range })
      if (!act) return
      event.preventDefault()
      if (!event.repeat || goesOn(event.key)) act()
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [hands, steering])
}
