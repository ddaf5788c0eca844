import { useEffect, useRef } from 'react'

/** A live picture; its sound, if any, is played elsewhere. */
export function TrackVideo({
  track,
  label,
  mirrored = false,
}: {
  track: MediaStreamTrack
  label: string
  mirrored?: boolean
}) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = new MediaStream([track])
    // Muted pictures may always play; a refusal only means that the element went away meanwhile.
    void element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [track])
  return (
    <video
      ref={video}
      className="face__video"
      data-mirrored={mirrored || undefined}
      aria-label={label}
      muted
      playsInline
      autoPlay
    />
  )
}
