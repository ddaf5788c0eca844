import { useCallback, useEffect, useState } from 'react'
import { belongsElsewhere } from './keys.ts'

/**
 * Whether the film fills the screen, and the hand that turns it; F does it too, and Escape leaves. The whole page is given to
 * the browser, so that menus and messages are not left behind; where a browser has no full screen, the film fills the window.
 */
export function useFullScreen() {
  const [isFull, setFull] = useState(false)
  const turn = useCallback((full: boolean) => {
    setFull(full)
    const asked = full ? document.documentElement.requestFullscreen?.() : leave()
    // A browser that refuses leaves the film as large as the window.
    asked?.catch(() => undefined)
  }, [])

  useEffect(() => {
    const changed = () => {
      if (!document.fullscreenElement) setFull(false)
    }
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || belongsElsewhere(event)) return
      if (event.key.toLowerCase() === 'f') turn(!isFull)
      else if (event.key === 'Escape' && isFull) turn(false)
      else return
      event.preventDefault()
    }
    document.addEventListener('fullscreenchange', changed)
    document.addEventListener('keydown', heard)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      document.removeEventListener('keydown', heard)
    }
  }, [isFull, turn])
  // Whatever takes the film off the screen gives the screen back.
  useEffect(() => () => void leave()?.catch(() => undefined), [])
  return { isFull, turn }
}

const leave = () => (document.fullscreenElement ? document.exitFullscreen() : undefined)
