import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { keyTarget } from './geometry.ts'

const steps = { arrowMs: 1000, shiftArrowMs: 5000, pageMs: 10_000 }
const oneGestureMs = 700

export interface SeekKeysOptions {
  durationMs: number
  disabled: boolean
  shownMs: RefObject<number>
  onSeek: (ms: number) => void
}

/** Seeking by keys. Quick presses add up, also while the film has not yet arrived at the last one. */
export function useSeekKeys({ durationMs, disabled, shownMs, onSeek }: SeekKeysOptions) {
  const last = useRef({ toMs: 0, atMs: Number.NEGATIVE_INFINITY })
  return (event: KeyboardEvent) => {
    if (disabled || event.altKey || event.ctrlKey || event.metaKey) return
    const fromMs = event.timeStamp - last.current.atMs < oneGestureMs ? last.current.toMs : shownMs.current
    const target = keyTarget(event.key, event.shiftKey, fromMs, steps, { startMs: 0, endMs: durationMs })
    if (target === null) return
    event.preventDefault()
    const toMs = Math.round(target)
    last.current = { toMs, atMs: event.timeStamp }
    onSeek(toMs)
  }
}
