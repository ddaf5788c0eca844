import { useEffect } from 'react'
import type { Hands } from './hands.ts'
import { belongsElsewhere } from './keys.ts'

const stepMs = 1_000
const bigStepMs = 5_000
const takesArrows = '[role="slider"], [role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"]'

/** The arrows go a second back and on, five with Shift, wherever the focus is but where something else is moved by them. */
export function useArrowKeys(hands: Pick<Hands, 'jump'> | null): void {
  useEffect(() => {
    if (!hands) return
    const heard = (event: KeyboardEvent) => {
      const way = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
      if (way === 0 || event.defaultPrevented || belongsElsewhere(event)) return
      if (event.target instanceof Element && event.target.closest(takesArrows)) return
      event.preventDefault()
      hands.jump(way * (event.shiftKey ? bigStepMs : stepMs))
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [hands])
}
