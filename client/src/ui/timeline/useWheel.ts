import { type RefObject, useEffect, useRef } from 'react'

export interface WheelOptions {
  /** Whether there is anything to pan to; if not, sideways belongs to the page. */
  canPan: boolean
  onZoom: (factor: number, x: number) => void
  onPan: (byPx: number) => void
}

const linePx = 16
const mostPx = 50
const zoomPerPx = 0.008

/** The wheel over the timeline: with Ctrl, as a trackpad's pinch sends it, it zooms; sideways or with Shift it pans; else the page scrolls. */
export function useWheel(
  area: RefObject<HTMLElement | null>,
  track: RefObject<HTMLElement | null>,
  options: WheelOptions,
) {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  useEffect(() => {
    const node = area.current
    if (!node) return
    const heard = (event: WheelEvent) => {
      const scale = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : linePx
      const { canPan, onZoom, onPan } = latest.current
      if (event.ctrlKey) {
        event.preventDefault()
        const delta = Math.max(-mostPx, Math.min(mostPx, event.deltaY * scale))
        onZoom(Math.exp(-delta * zoomPerPx), event.clientX - (track.current?.getBoundingClientRect().left ?? 0))
      } else if (canPan && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
        event.preventDefault()
        onPan((event.deltaX || event.deltaY) * scale)
      }
    }
    // React listens passively: it could not keep the browser from zooming the page.
    node.addEventListener('wheel', heard, { passive: false })
    return () => node.removeEventListener('wheel', heard)
  }, [area, track])
}
