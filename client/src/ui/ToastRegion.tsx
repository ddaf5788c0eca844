import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { ToneIcon } from './ToneIcon.tsx'
import type { Toast, ToastQueue } from './toast-queue.ts'
import './ToastRegion.css'

const readingTimeMs = 6000

export interface ToastRegionProps {
  queue: ToastQueue
  /** Name of the region, read aloud: "Beskeder". */
  label: string
  closeLabel: string
}

/** Where short messages appear, politely, in a corner. Stands once, at the root. */
export function ToastRegion({ queue, label, closeLabel }: ToastRegionProps) {
  const toasts = useSyncExternalStore(queue.subscribe, queue.getSnapshot)
  return (
    // The attribute keeps messages readable and pressable while a dialog is open.
    <section className="ui-toasts" aria-label={label} aria-live="polite" data-react-aria-top-layer="true">
      {toasts.map(toast => (
        <ToastCard key={toast.id} toast={toast} closeLabel={closeLabel} onClose={() => queue.close(toast.id)} />
      ))}
    </section>
  )
}

function ToastCard({ toast, closeLabel, onClose }: { toast: Toast; closeLabel: string; onClose: () => void }) {
  const { text, tone = 'info', action, lastsMs = action ? 2 * readingTimeMs : readingTimeMs } = toast
  const [held, setHeld] = useState(false)
  useCloseAfter(held || tone === 'problem' ? 0 : lastsMs, onClose)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the message while it is being read
    <div
      className="ui-toast"
      data-tone={tone}
      data-testid="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ToneIcon tone={tone} />
      <p className="ui-toast-text">{text}</p>
      {action ? (
        <Button variant="quiet" size="compact" onPress={() => [action.onPress(), onClose()]}>
          {action.label}
        </Button>
      ) : null}
      <IconButton label={closeLabel} icon={X} size="compact" onPress={onClose} />
    </div>
  )
}

function useCloseAfter(lastsMs: number, onClose: () => void) {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (lastsMs === 0) return
    const timer = setTimeout(() => close(), lastsMs)
    return () => clearTimeout(timer)
  }, [lastsMs])
}
