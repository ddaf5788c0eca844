import { useEffect } from 'react'
import type { OpenDoc } from '../../net/docs.ts'
import { createUnsaved } from './unsaved.ts'

/** Lets the browser ask before the page is closed with words in it that are saved nowhere else. */
export function useUnsavedWarning(open: OpenDoc): void {
  useEffect(() => {
    const unsaved = createUnsaved(open)
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.is()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      unsaved.close()
    }
  }, [open])
}
