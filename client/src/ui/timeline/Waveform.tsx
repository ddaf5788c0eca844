import { memo, useEffect, useRef } from 'react'
import { waveformBars } from './waveform-bars.ts'

const barWidth = 2
const barPitch = 3

export interface WaveformProps {
  peaks: ArrayLike<number> | undefined
  width: number
  height: number
}

/** The film's sound as a row of bars, sharp on every screen and in the colours of the theme. */
export const Waveform = memo(function Waveform({ peaks, width, height }: WaveformProps) {
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const node = canvas.current
    if (!node || width === 0) return
    const draw = () => drawBars(node, waveformBars(peaks ?? [], Math.floor(width / barPitch)), width, height)
    draw()
    return onAppearanceChange(draw)
  }, [peaks, width, height])

  return <canvas ref={canvas} className="ui-timeline-waveform" style={{ width, height }} />
})

function drawBars(canvas: HTMLCanvasElement, bars: readonly number[], width: number, height: number) {
  const scale = window.devicePixelRatio || 1
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.scale(scale, scale)
  pen.fillStyle = getComputedStyle(canvas).color
  bars.forEach((loudness, index) => {
    const barHeight = Math.max(1, loudness * (height - 4))
    pen.fillRect(index * barPitch, (height - barHeight) / 2, barWidth, barHeight)
  })
}

function onAppearanceChange(draw: () => void): () => void {
  const stop = new AbortController()
  for (const query of ['(prefers-color-scheme: dark)', `(resolution: ${window.devicePixelRatio}dppx)`]) {
    matchMedia(query).addEventListener('change', draw, { signal: stop.signal })
  }
  return () => stop.abort()
}
