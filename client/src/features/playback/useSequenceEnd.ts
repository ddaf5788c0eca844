import type { Vector } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import type { Player, PlayerClock } from '../../player/Player.ts'
import { createStore } from '../../store.ts'
import { useStore } from '../../useStore.ts'
import { endsAtMs } from './sequence-run.ts'

/** Whether the sequence that is on has come to its end and this screen has shown it standing there. */
export function useSequenceEnd(vector: Vector, clock: PlayerClock, player: Player | null): boolean {
  const isOver = useIsOver(vector, clock)
  const status = useStore(player?.status ?? noPicture)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!isOver) setSeen(false)
    else if (status === 'showing') setSeen(true)
  }, [isOver, status])
  return isOver && seen
}

const noPicture = createStore<'loading'>('loading')

/** Whether its end is past, by the clock. */
function useIsOver(vector: Vector, clock: PlayerClock): boolean {
  const endMs = endsAtMs(vector)
  const [endedMs, setEndedMs] = useState<number | null>(null)
  useEffect(() => {
    if (endMs === null) return
    const timer = setTimeout(() => setEndedMs(endMs), Math.max(0, endMs - clock.now()))
    return () => clearTimeout(timer)
  }, [endMs, clock])
  return endMs !== null && endedMs === endMs
}
