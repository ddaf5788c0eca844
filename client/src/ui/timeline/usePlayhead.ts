import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { shareOf } from './geometry.ts'
import type { Span, SubscribePosition } from './timeline-types.ts'
import { isVisible, xOf } from './viewport.ts'

export interface PlayheadOptions {
  durationMs: number
  positionMs: number
  subscribePosition: SubscribePosition | undefined
  /** The part of the film that is in view; the playhead stands right in it as soon as it changes. */
  view: Span
  /** While true, what the film reports is not shown: the hand leads. */
  isDragging: () => boolean
  /** Told of each place the film itself moves to, before it is shown. */
  onMoved: (ms: number) => void
  spokenPosition: (ms: number) => string
}

const tellEveryMs = 250
const arriveWithinMs = 600
const arrivedMs = 500

/** Moves the playhead and keeps the slider's spoken value, both straight on the elements: a playing film renders nothing. */
export function usePlayhead(slider: RefObject<HTMLElement | null>, options: PlayheadOptions) {
  const { durationMs, positionMs, subscribePosition, view } = options
  const playhead = useRef<HTMLDivElement>(null)
  const overviewHead = useRef<HTMLDivElement>(null)
  const shownMs = useRef(positionMs)
  const toldMs = useRef(positionMs)
  const latest = useRef(options)
  const awaited = useRef({ toMs: 0, untilMs: 0 })
  const telling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  useLayoutEffect(() => {
    latest.current = options
  })

  const tell = useCallback(
    ({ aloud }: { aloud: boolean }) => {
      clearTimeout(telling.current)
      telling.current = undefined
      const node = slider.current
      if (!node) return
      const resting = shownMs.current === toldMs.current
      toldMs.current = shownMs.current
      node.setAttribute('aria-valuenow', String(Math.round(shownMs.current)))
      // Somebody who listens with the focus here would hear every second of a playing film counted aloud.
      if (!aloud && !resting && node === document.activeElement) return
      const spoken = latest.current.spokenPosition(shownMs.current)
      if (node.getAttribute('aria-valuetext') !== spoken) node.setAttribute('aria-valuetext', spoken)
    },
    [slider],
  )

  const show = useCallback((ms: number) => {
    shownMs.current = ms
    const { view: inView, durationMs: length } = latest.current
    move(playhead.current, xOf(ms, inView, 100), isVisible(ms, inView))
    move(overviewHead.current, shareOf(ms, length) * 100, true)
  }, [])

  useLayoutEffect(() => {
    if (latest.current.isDragging()) return
    show(Math.min(positionMs, durationMs))
    tell({ aloud: true })
  }, [positionMs, durationMs, show, tell])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same time lies elsewhere in another view
  useLayoutEffect(() => {
    show(shownMs.current)
  }, [view, show])

  useEffect(() => {
    const stop = subscribePosition?.(ms => {
      telling.current ??= setTimeout(() => tell({ aloud: false }), tellEveryMs)
      if (ms === shownMs.current || latest.current.isDragging() || isOnTheWay(ms, awaited.current)) return
      latest.current.onMoved(ms)
      show(ms)
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
      tell({ aloud: true })
    },
    [show, tell],
  )
  const onFocus = useCallback(() => tell({ aloud: true }), [tell])
  return { playhead, overviewHead, shownMs, lead, onFocus }
}

function move(node: HTMLElement | null, percent: number, inView: boolean) {
  if (!node) return
  node.style.transform = `translateX(${percent}%)`
  node.toggleAttribute('data-outside', !inView)
}

// After a seek the film reports its old place for a moment; following it would make the playhead jump back and forth.
function isOnTheWay(ms: number, awaited: { toMs: number; untilMs: number }): boolean {
  return performance.now() < awaited.untilMs && Math.abs(ms - awaited.toMs) > arrivedMs
}
