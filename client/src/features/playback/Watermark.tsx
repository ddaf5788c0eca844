import type { RecordingId } from '@samsyn/shared'
import { useEffect, useRef } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSelf } from '../../app/SelfContext.tsx'
import { dateTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import { drawWatermark } from '../../player/watermark.ts'

const minuteMs = 60_000

/** The viewer's name and the time over the picture, where it is set so. Lets every press through. */
export function Watermark({ recordingId }: { recordingId: RecordingId }) {
  const { data: recording } = useAnswer('recording:get', { recordingId })
  const { displayName } = useSelf()
  return recording?.watermark ? <Marks name={displayName} /> : null
}

function Marks({ name }: { name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const { current } = canvas
    if (!current) return
    const draw = () => drawWatermark(current, `${name} · ${dateTime(Date.now(), language())}`)
    const resizes = new ResizeObserver(draw)
    resizes.observe(current)
    const timer = setInterval(draw, minuteMs)
    return () => {
      resizes.disconnect()
      clearInterval(timer)
    }
  }, [name])
  return (
    <div className="film-stage__watermark" aria-hidden="true" data-testid="watermark">
      <canvas ref={canvas} />
    </div>
  )
}
