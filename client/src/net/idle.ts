import { signs } from './acted.ts'

type Idle = {
  /** Calls back when nobody has been at any page of this browser for so long. */
  afterMs: number
  onIdle: () => void
  now?: () => number
  page?: Window
  /** Other pages of this browser, which hear of a person here, and tell of one there. */
  others?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>
}

const lookEveryMs = 10_000
const tellEveryMs = 5_000

/** Watches whether a person is there. Looks at the wall clock, which goes on while the machine sleeps. */
export function watchIdle({ afterMs, onIdle, now = () => Date.now(), page = window, ...rest }: Idle): () => void {
  const others = rest.others ?? new BroadcastChannel('samsyn-person')
  let seenMs = now()
  let toldMs = 0

  function handleSign() {
    seenMs = now()
    if (seenMs - toldMs < tellEveryMs) return
    toldMs = seenMs
    others.postMessage('here')
  }
  function look() {
    if (now() - seenMs < afterMs) return
    seenMs = now()
    onIdle()
  }

  const heard = () => {
    seenMs = now()
  }
  others.addEventListener('message', heard)
  const options = { capture: true, passive: true }
  for (const sign of signs) page.addEventListener(sign, handleSign, options)
  // Before anything that is done on a page that comes back: who does it may be another.
  for (const back of ['focus', 'pageshow', 'visibilitychange'] as const) page.addEventListener(back, look, options)
  const timer = setInterval(look, lookEveryMs)
  return () => {
    clearInterval(timer)
    others.close()
    for (const sign of signs) page.removeEventListener(sign, handleSign, options)
    for (const back of ['focus', 'pageshow', 'visibilitychange'] as const) page.removeEventListener(back, look, options)
  }
}
