import { X } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
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
  const card = useRef<HTMLDivElement>(null)
  const pointed = usePointedAt(card)
  const [focused, setFocused] = useState(false)
  useCloseAfter(pointed || focused || tone === 'problem' ? 0 : lastsMs, onClose)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the message while it is being read
    <div
      ref={card}
      className="ui-toast"
      data-tone={tone}
      data-testid="toast"
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
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

/** Whether the pointer is over the element. The element need not be one that can be pressed. */
function usePointedAt(element: RefObject<HTMLElement | null>): boolean {
  const [pointedAt, setPointedAt] = useState(false)
  useEffect(() => {
    const moved = ({ clientX, clientY }: PointerEvent) => {
      const box = element.current?.getBoundingClientRect()
      const within = box && clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
      setPointedAt(within ?? false)
    }
    addEventListener('pointermove', moved)
    return () => removeEventListener('pointermove', moved)
  }, [element])
  return pointedAt
}

function useCloseAfter(lastsMs: number, onClose: () => void) {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (lastsMs === 0) return
    const timer = setTimeout(() => close(), lastsMs)
    return () => clearTimeout(timer)
  }, [lastsMs])
}
