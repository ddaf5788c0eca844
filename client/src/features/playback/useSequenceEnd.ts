import type { Vector } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import type { PlayerClock } from '../../player/Player.ts'
import { endsAtMs } from './sequence-run.ts'

/** Whether the sequence that is on has come to its end and stands there. */
export function useSequenceEnd(vector: Vector, clock: PlayerClock): boolean {
  const endMs = endsAtMs(vector)
  const [endedMs, setEndedMs] = useState<number | null>(null)
  useEffect(() => {
    if (endMs === null) return
    const timer = setTimeout(() => setEndedMs(endMs), Math.max(0, endMs - clock.now()))
    return () => clearTimeout(timer)
  }, [endMs, clock])
  return endMs !== null && endedMs === endMs
}
