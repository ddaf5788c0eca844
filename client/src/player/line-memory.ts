import type { Rendition } from '@samsyn/shared'

const key = 'samsyn.film-line'
/** So long a line is taken for what it was. */
const believedMs = 10 * 60_000

/** How a film begins on this screen: small where the line was weak a moment ago, or where the browser says that it is. */
export function recallRendition(nowMs: number): Rendition {
  try {
    const { rendition, atMs } = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    if (Math.abs(nowMs - atMs) < believedMs) return rendition === 'small' ? 'small' : 'film'
  } catch {
    // a browser that keeps nothing finds out anew
  }
  return saysItIsWeak() ? 'small' : 'film'
}

/** Keeps it for the next film, or for this one after a reload. */
export function keepRendition(rendition: Rendition, nowMs: number): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ rendition, atMs: nowMs }))
  } catch {
    // as above
  }
}

/** Some browsers know the network, or were told to spare it. */
function saysItIsWeak(): boolean {
  const { connection }: Navigator & { connection?: { saveData?: boolean; effectiveType?: string } } = navigator
  return connection?.saveData === true || ['slow-2g', '2g', '3g'].includes(connection?.effectiveType ?? '')
}
