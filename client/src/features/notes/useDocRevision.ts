import { useEffect, useState } from 'react'
import type { Doc } from 'yjs'

/** Renders again after every change of a shared document. */
export function useDocRevision(doc: Doc): number {
  const [revision, setRevision] = useState(0)
  useEffect(() => {
    const changed = () => setRevision(before => before + 1)
    doc.on('update', changed)
    // What came between the first rendering and now.
    changed()
    return () => doc.off('update', changed)
  }, [doc])
  return revision
}
