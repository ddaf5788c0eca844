import type { OrganisationAnswer } from '@samsyn/shared'

const place = 'samsyn-organisation-answer'
const takenWithinMs = 3_000

/** A sign-in at the organisation that was begun here and goes on in another window. */
export type Begun = { url: string; ticket: string }

const stateIn = (query: string) => new URLSearchParams(query).get('state')

/**
 * Opens an empty window, or answers null where the browser holds it back. To be called within a press; the organisation's page
 * has no hold on ours.
 */
export function openWindow(): Window | null {
  const opened = window.open('', '', 'popup,width=520,height=720')
  if (opened) opened.opener = null
  return opened
}

/** Calls back with the answer to what was begun, once the page that the organisation leads back to has left it. Returns how to leave off. */
export function awaitAnswer({ url, ticket }: Begun, onAnswer: (answer: OrganisationAnswer) => void): () => void {
  const state = stateIn(new URL(url).search)
  // A page in the background may hear nothing before its person is back at it.
  const signs = ['storage', 'focus', 'pageshow'] as const
  function look() {
    const search = localStorage.getItem(place)
    if (search === null || stateIn(search) !== state) return
    leave()
    localStorage.removeItem(place)
    onAnswer({ ticket, search })
  }
  function leave() {
    for (const sign of signs) window.removeEventListener(sign, look)
    document.removeEventListener('visibilitychange', look)
  }
  for (const sign of signs) window.addEventListener(sign, look)
  document.addEventListener('visibilitychange', look)
  return leave
}

/** Leaves an answer for the page that waits for it; says whether that has taken it. */
export function leaveAnswer(search: string): Promise<boolean> {
  localStorage.setItem(place, search)
  return new Promise(resolve => {
    const late = setTimeout(() => end(false), takenWithinMs)
    function end(taken: boolean) {
      clearTimeout(late)
      window.removeEventListener('storage', hear)
      resolve(taken)
    }
    function hear({ key, newValue }: StorageEvent) {
      if (key === place && newValue === null) end(true)
    }
    window.addEventListener('storage', hear)
  })
}
