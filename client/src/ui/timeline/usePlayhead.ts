import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { shareOf } from './geometry.ts'
import type { SubscribePosition } from './timeline-types.ts'

export interface PlayheadOptions {
  durationMs: number
  positionMs: number
  subscribePosition: SubscribePosition | undefined
  /** While true, what the film reports is not shown: the hand leads. */
  isDragging: () => boolean
  spokenTime: (ms: number) => string
}

const tellEveryMs = 250
const arriveWithinMs = 600
const arrivedMs = 500

/** Moves the playhead and keeps the slider's spoken value, both straight on the elements: 60 times a second is cheap. */
export function usePlayhead(slider: RefObject<HTMLElement | null>, options: PlayheadOptions) {
  const { durationMs, positionMs, subscribePosition } = options
  const playhead = useRef<HTMLDivElement>(null)
  const shownMs = useRef(positionMs)
  const latest = useRef(options)
  const awaited = useRef({ toMs: 0, untilMs: 0 })
  const telling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  useLayoutEffect(() => {
    latest.current = options
  })

  const tell = useCallback(() => {
    clearTimeout(telling.current)
    telling.current = undefined
    slider.current?.setAttribute('aria-valuenow', String(Math.round(shownMs.current)))
    slider.current?.setAttribute('aria-valuetext', latest.current.spokenTime(shownMs.current))
  }, [slider])

  const show = useCallback((ms: number) => {
    shownMs.current = ms
    const percent = shareOf(ms, latest.current.durationMs) * 100
    if (playhead.current) playhead.current.style.transform = `translateX(${percent}%)`
  }, [])

  useLayoutEffect(() => {
    if (latest.current.isDragging()) return
    show(Math.min(positionMs, durationMs))
    tell()
  }, [positionMs, durationMs, show, tell])

  useEffect(() => {
    const stop = subscribePosition?.(ms => {
      if (latest.current.isDragging() || isOnTheWay(ms, awaited.current)) return
      show(ms)
      telling.current ??= setTimeout(tell, tellEveryMs)
    })
    return () => {
      stop?.()
      clearTimeout(telling.current)
      telling.current = undefined
    }
  }, [subscribePosition, show, tell])

  /** Shows a place at once, before the film has got there. */
  const lead = useCallback(
    (ms: number) => {
      awaited.current = { toMs: ms, untilMs: performance.now() + arriveWithinMs }
      show(ms)
      tell()
    },
    [show, tell],
  )
  return { playhead, shownMs, lead }
}

// After a seek the film reports its old place for a moment; following it would make the playhead jump back and forth.
function isOnTheWay(ms: number, awaited: { toMs: number; untilMs: number }): boolean {
  return performance.now() < awaited.untilMs && Math.abs(ms - awaited.toMs) > arrivedMs
}
