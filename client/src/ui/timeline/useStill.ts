import { useEffect, useMemo } from 'react'

const stillForMs = 450

/** Calls back when a finger has been down for the length of a long press, unless stopped before. */
export function useStill() {
  const still = useMemo(createStill, [])
  useEffect(() => still.stop, [still])
  return still
}

function createStill() {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(waiting)
  return {
    stop,
    wait(done: () => void) {
      stop()
      waiting = setTimeout(done, stillForMs)
    },
  }
}
