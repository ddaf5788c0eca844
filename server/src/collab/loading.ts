import { strokesIn } from './compaction.ts'
import { addStored, type Content, createContent } from './content.ts'
import { createDepths, type DocumentDepths } from './depths.ts'
import type { DocumentStore } from './document.store.ts'
import { createWriters, type Writers } from './writers.ts'

/**
 * A document as its newest snapshot (up to row `fromSeq`) and the rows after it say, `rows` of them, the last of which is
 * `lastSeq`; `tail`: how much they were, in key strokes.
 */
export type Loaded = {
  content: Content
  depths: DocumentDepths
  writers: Writers
  tail: number
  fromSeq: number
  rows: number
  lastSeq: number
}

/**
 * Reads a document, or how it was after row `throughSeq`. Throws a BadUpdateError if a row is torn, missing or of another
 * kind: a document that cannot be read is never taken for an empty one.
 */
export async function loadDocument(store: DocumentStore, name: string, throughSeq?: number): Promise<Loaded> {
  const content = createContent()
  const writers = createWriters(await store.owners(name))
  const snapshot = await store.snapshot(name, throughSeq)
  const fromSeq = snapshot?.throughSeq ?? 0
  let lastSeq = fromSeq
  let rows = 0
  let tail = 0
  if (snapshot?.outline) content.begin(snapshot.content, snapshot.outline)
  else if (snapshot) addStored(content, snapshot.content)
  for await (const page of store.rows(name, fromSeq, throughSeq))
    for (const row of page) {
      const { sections } = addStored(content, row.content)
      for (const { client } of sections) writers.claim(row.personId, client)
      lastSeq = row.seq
      rows++
      tail += strokesIn(row.content)
    }
  return { content, depths: createDepths(), writers, tail, fromSeq, rows, lastSeq }
}
