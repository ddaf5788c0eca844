import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import type { OpenDoc } from '../../net/docs.ts'

/** Whether somebody else has written in a document since it was last before this person's eyes. */
export function useNotesNews({ doc, synced }: OpenDoc, reading: boolean): boolean {
  const [news, setNews] = useState(false)
  useEffect(() => {
    if (reading) return setNews(false)
    const heard = (change: Y.Transaction) => {
      // What was there before this page is no news.
      if (!change.local && synced.get() && bringsWords(change)) setNews(true)
    }
    doc.on('afterTransaction', heard)
    return () => doc.off('afterTransaction', heard)
  }, [doc, synced, reading])
  return news
}

/** Whether words came by a change, not only the places for them. */
export function bringsWords({ doc, beforeState, afterState }: Y.Transaction): boolean {
  return [...afterState].some(([client, toClock]) => {
    const fromClock = beforeState.get(client) ?? 0
    if (toClock <= fromClock) return false
    const structs = doc.store.clients.get(client) ?? []
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at]
      if (!struct || struct.id.clock + struct.length <= fromClock) return false
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) return true
    }
    return false
  })
}
