import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { keyTarget, zoomOf } from './geometry.ts'

const steps = { arrowMs: 1000, shiftArrowMs: 5000, pageMs: 10_000 }
const oneGestureMs = 700

export interface SeekKeysOptions {
  durationMs: number
  disabled: boolean
  shownMs: RefObject<number>
  onSeek: (ms: number) => void
  /** By how much a key shows the film larger; 0 shows all of it. */
  onZoom: (factor: number) => void
}

/** Seeking and zooming by keys. Quick presses add up, also while the film has not yet arrived at the last one. */
export function useSeekKeys({ durationMs, disabled, shownMs, onSeek, onZoom }: SeekKeysOptions) {
  const last = useRef({ toMs: 0, atMs: Number.NEGATIVE_INFINITY })

  const seeks = (event: KeyboardEvent): boolean => {
    const fromMs = event.timeStamp - last.current.atMs < oneGestureMs ? last.current.toMs : shownMs.current
    const target = keyTarget(event.key, event.shiftKey, fromMs, steps, { startMs: 0, endMs: durationMs })
    if (target === null || disabled) return false
    const toMs = Math.round(target)
    last.current = { toMs, atMs: event.timeStamp }
    onSeek(toMs)
    return true
  }

  const zooms = (event: KeyboardEvent): boolean => {
    const factor = zoomOf(event.key)
    if (factor !== null) onZoom(factor)
    return factor !== null
  }

  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (seeks(event) || zooms(event)) event.preventDefault()
  }
}
