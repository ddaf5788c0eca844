import type { Stroke } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useStore } from '../../useStore.ts'
import type { Drawings } from './drawings.ts'

const shownMs = 2_000

/** The stroke somebody else is drawing, until a moment after they have stopped. */
export function useOtherHand({ otherHand }: Drawings): Stroke | null {
  const stroke = useStore(otherHand)
  const [over, setOver] = useState<Stroke | null>(stroke)
  useEffect(() => {
    const timer = setTimeout(() => setOver(stroke), shownMs)
    return () => clearTimeout(timer)
  }, [stroke])
  return stroke === over ? null : stroke
}
