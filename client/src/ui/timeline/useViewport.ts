import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Span } from './timeline-types.ts'
import { type Bounds, boundsOf, followed, isWhole, paged, revealed, wholeFilm, within } from './viewport.ts'

export interface ViewportOptions {
  durationMs: number
  frameDurationMs: number
  width: number
  /** Whether a hand is on the track right now. */
  isTouched: () => boolean
}

/** After the hand has moved the view, it is left alone this long. */
const handRestsMs = 1500

/** Which part of the film is in view: moved by hand, and turned like a page as the playhead leaves it. */
export function useViewport({ durationMs, frameDurationMs, width, isTouched }: ViewportOptions) {
  const [asked, setAsked] = useState<Span | null>(null)
  const bounds = useMemo(() => boundsOf(durationMs, frameDurationMs, width), [durationMs, frameDurationMs, width])
  const view = useMemo(() => (asked ? within(asked, bounds) : wholeFilm(durationMs)), [asked, bounds, durationMs])
  // What the next change begins from: wheels and fingers tell of several between two pictures of the screen.
  const latest = useRef({ view, bounds, isTouched })
  const hand = useRef({ strayed: false, untilMs: 0 })

  useLayoutEffect(() => {
    latest.current = { view, bounds, isTouched }
  })

  const put = useCallback((next: Span) => {
    const { view: before, bounds: within } = latest.current
    if (next.startMs === before.startMs && next.endMs === before.endMs) return
    latest.current.view = next
    setAsked(isWhole(next, within.durationMs) ? null : next)
  }, [])

  /** A hand zooms or moves the view. */
  const change = useCallback(
    (make: (view: Span, bounds: Bounds) => Span) => {
      hand.current = { strayed: true, untilMs: performance.now() + handRestsMs }
      put(make(latest.current.view, latest.current.bounds))
    },
    [put],
  )

  /** The film has moved by itself. */
  const follow = useCallback(
    (ms: number) => {
      const { view: before, bounds: within, isTouched: touched } = latest.current
      const busy = touched() || performance.now() < hand.current.untilMs
      const next = followed(before, ms, { busy, strayed: hand.current.strayed }, within)
      hand.current.strayed = next.strayed
      put(next.view)
    },
    [put],
  )

  /** Somebody here goes to a moment: it comes into view, under a dragging hand no further than it must. */
  const reveal = useCallback(
    (ms: number) => {
      hand.current = { strayed: false, untilMs: 0 }
      const { view: before, bounds: within, isTouched: touched } = latest.current
      put(touched() ? revealed(before, ms, within) : paged(before, ms, within))
    },
    [put],
  )

  const viewNow = useCallback(() => latest.current.view, [])
  return { view, bounds, viewNow, change, follow, reveal }
}
