import { isWritten, noteSection } from '@samsyn/shared'
import { useCallback, useSyncExternalStore } from 'react'
import type { Doc } from 'yjs'

/** In how many of these sections something is written; renders when the number changes. */
export function useWrittenCount(doc: Doc, sections: readonly string[]): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      const fragments = sections.map(section => noteSection(doc, section))
      for (const fragment of fragments) fragment.observeDeep(changed)
      return () => {
        for (const fragment of fragments) fragment.unobserveDeep(changed)
      }
    },
    [doc, sections],
  )
  return useSyncExternalStore(subscribe, () => sections.filter(section => isWritten(doc, section)).length)
}
