import { isWritten, noteSection } from '@samsyn/shared'
import { useCallback, useSyncExternalStore } from 'react'
import type { Doc } from 'yjs'

/** Whether anything is written in a section; renders when the answer changes. */
export function useWritten(doc: Doc, section: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const fragment = noteSection(doc, section)
      fragment.observeDeep(changed)
      return () => fragment.unobserveDeep(changed)
    },
    [doc, section],
  )
  return useSyncExternalStore(subscribe, () => isWritten(doc, section))
}
