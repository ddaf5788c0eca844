import { useEffect, useRef } from 'react'

/** Somebody's voice. `onRefused` tells when the browser wants a press first. */
export function TrackAudio({ track, onRefused }: { track: MediaStreamTrack; onRefused: () => void }) {
  const audio = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const element = audio.current
    if (!element) return
    element.srcObject = new MediaStream([track])
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onRefused()
    })
    return () => {
      element.srcObject = null
    }
  }, [track, onRefused])
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions.
  return <audio ref={audio} autoPlay />
}
