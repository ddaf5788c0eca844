import { memo, useEffect, useRef } from 'react'
import type { Span } from './timeline-types.ts'
import { type BarRun, waveformBars } from './waveform-bars.ts'

const barWidth = 2
const barPitch = 3

export interface WaveformProps {
  peaks: ArrayLike<number> | undefined
  durationMs: number
  view: Span
  width: number
  height: number
}

/** The sound of what is in view as a row of bars, sharp on every screen and in the colours of the theme. */
export const Waveform = memo(function Waveform({ peaks, durationMs, view, width, height }: WaveformProps) {
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const node = canvas.current
    const length = view.endMs - view.startMs
    if (!node || width === 0 || length <= 0) return
    const fromPx = (view.startMs / length) * width
    const run = runInView(fromPx, width, (durationMs / length) * width)
    const draw = () =>
      drawBars(node, waveformBars(peaks ?? [], run), { left: run.first * barPitch - fromPx, width, height })
    draw()
    return onAppearanceChange(draw)
  }, [peaks, durationMs, view, width, height])

  return <canvas ref={canvas} className="ui-timeline-waveform" style={{ width, height }} />
})

/** Bars keep their place in the film, so that moving the view moves them and does not make them flicker. */
function runInView(fromPx: number, width: number, filmPx: number): BarRun {
  const first = Math.floor(fromPx / barPitch)
  const total = Math.max(1, Math.floor(filmPx / barPitch))
  return { first, count: Math.min(total - first, Math.ceil(width / barPitch) + 1), total }
}

function drawBars(
  canvas: HTMLCanvasElement,
  bars: readonly number[],
  { left, width, height }: { left: number; width: number; height: number },
) {
  const scale = window.devicePixelRatio || 1
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.scale(scale, scale)
  pen.fillStyle = getComputedStyle(canvas).color
  bars.forEach((loudness, index) => {
    const barHeight = Math.max(1, loudness * (height - 4))
    pen.fillRect(left + index * barPitch, (height - barHeight) / 2, barWidth, barHeight)
  })
}

function onAppearanceChange(draw: () => void): () => void {
  const stop = new AbortController()
  for (const query of ['(prefers-color-scheme: dark)', `(resolution: ${window.devicePixelRatio}dppx)`]) {
    matchMedia(query).addEventListener('change', draw, { signal: stop.signal })
  }
  return () => stop.abort()
}
