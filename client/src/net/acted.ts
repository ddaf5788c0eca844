import type { Line } from './line.ts'

/** The server counts in minutes. */
const atMostEveryMs = 60_000
/** By what a page knows that a person is there. */
export const signs = ['pointerdown', 'keydown', 'wheel'] as const

/** Tells the server now and then that somebody is at this page; a session that no person uses ends. */
export function tellOfActing(line: Pick<Line, 'request'>, page: Window = window): () => void {
  let toldMs = Number.NEGATIVE_INFINITY

  function handleSign({ timeStamp }: Event) {
    if (timeStamp - toldMs < atMostEveryMs) return
    toldMs = timeStamp
    line.request('person:act', {}).catch(() => {
      toldMs = Number.NEGATIVE_INFINITY
    })
  }

  for (const sign of signs) page.addEventListener(sign, handleSign, { capture: true, passive: true })
  return () => {
    for (const sign of signs) page.removeEventListener(sign, handleSign, { capture: true })
  }
}
