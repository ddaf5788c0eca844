import { useLayoutEffect, useRef, useState } from 'react'

/** A dialog over everything, also over other dialogs: all else is inert, keys reach nobody else, and Escape does not close it. */
export function useTopLayer() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [host] = useState(() => document.createElement('div'))
  useLayoutEffect(() => {
    const stop = (event: KeyboardEvent) => {
      event.stopPropagation()
      if (event.key === 'Escape') event.preventDefault()
    }
    document.body.append(host)
    // The page's own keys are listened for further out.
    for (const key of ['keydown', 'keyup', 'keypress'] as const) host.addEventListener(key, stop)
    const opened = dialog.current
    // A browser lets a second Escape close any dialog.
    const reopen = () => opened?.isConnected && opened.showModal()
    opened?.addEventListener('close', reopen)
    opened?.showModal()
    return () => {
      opened?.removeEventListener('close', reopen)
      opened?.close()
      host.remove()
    }
  }, [host])
  return { host, dialog }
}
