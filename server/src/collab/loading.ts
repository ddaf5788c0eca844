import { strokesIn } from './compaction.ts'
import { addStored, type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import { createWriters, type Writers } from './writers.ts'

/** A document as its newest snapshot and the rows after it say; `tail`: how much that was, in key strokes. */
export type Loaded = { content: Content; writers: Writers; tail: number; lastSeq: number }

/**
 * Reads a document, or how it was after row `throughSeq`. Throws a BadUpdateError if a row is torn, missing or of another
 * kind: a document that cannot be read is never taken for an empty one.
 */
export async function loadDocument(store: DocumentStore, name: string, throughSeq?: number): Promise<Loaded> {
  const content = createContent()
  const writers = createWriters(await store.owners(name))
  const snapshot = await store.snapshot(name, throughSeq)
  let lastSeq = snapshot?.throughSeq ?? 0
  let tail = 0
  if (snapshot?.outline) content.begin(snapshot.content, snapshot.outline)
  else if (snapshot) addStored(content, snapshot.content)
  for await (const page of store.rows(name, lastSeq, throughSeq))
    for (const row of page) {
      const { sections } = addStored(content, row.content)
      for (const { client } of sections) writers.claim(row.personId, client)
      lastSeq = row.seq
      tail += strokesIn(row.content)
    }
  return { content, writers, tail, lastSeq }
}
