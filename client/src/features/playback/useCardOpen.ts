import type { SequenceId } from '@samsyn/shared'
import { type RefObject, useEffect, useRef, useState } from 'react'

type About = { sequenceId: SequenceId | null; ended: boolean; foldAfterMs: number }

/** Whether the card stands open: it opens when a sequence begins and when it ends, and folds when there was time to read it. */
export function useCardOpen({ sequenceId, ended, foldAfterMs }: About, card: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState(false)
  const known = useRef<SequenceId | null>(null)
  useEffect(() => {
    // Begun again from its end, it has been read.
    setOpen(sequenceId !== null && (ended || sequenceId !== known.current))
    known.current = sequenceId
  }, [sequenceId, ended])
  useEffect(() => {
    if (!open || ended) return
    // Nothing is taken away from under a hand that is about to press.
    const fold = () => !card.current?.matches(':hover, :focus-within') && setOpen(false)
    const timer = setInterval(fold, foldAfterMs)
    return () => clearInterval(timer)
  }, [open, ended, foldAfterMs, card])
  return [open, setOpen] as const
}
