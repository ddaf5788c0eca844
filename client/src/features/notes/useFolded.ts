import { useState } from 'react'

/** Which fokusområder a person has folded away; this browser remembers it for each who uses it. */
export function useFolded(personId: string): [ReadonlySet<string>, (domain: string, folded: boolean) => void] {
  const key = `samsyn-notes-folded-${personId}`
  const [folded, setFolded] = useState(() => new Set(localStorage.getItem(key)?.split(' ')))
  const fold = (domain: string, away: boolean) => {
    const next = new Set(folded)
    if (away) next.add(domain)
    else next.delete(domain)
    localStorage.setItem(key, [...next].join(' '))
    setFolded(next)
  }
  return [folded, fold]
}
