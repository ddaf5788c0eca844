import { useEffect } from 'react'
import { useNavigationType } from 'react-router'

/** Begins a page one has come to by a link at its top, with the focus on its content, as a loaded page would. */
export function useFreshPage(contentId: string): void {
  const arrived = useNavigationType()
  useEffect(() => {
    if (arrived === 'POP') return
    window.scrollTo(0, 0)
    document.getElementById(contentId)?.focus({ preventScroll: true })
  }, [arrived, contentId])
}
