import { AppError, collabClose, collabLimits, type DocumentName, documentPath } from '@samsyn/shared'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import type { Store } from '../store/store.ts'
import { createCompactor } from './compactor.ts'
import { createDocumentStore } from './document.store.ts'
import { type Document, openDocument } from './document.ts'
import { loadDocument } from './loading.ts'
import { outlineOf } from './outline.ts'
import { type Peer, tryAgain } from './peer.ts'
import { redacted } from './redact.ts'
import { type Version, versionsOf, type Writing } from './versions.ts'

type Dependencies = { store: Store; now: () => number; log: Logger; maxBytes?: number }

type Held = { document: Promise<Document>; holds: number }

/** A connection's place at a document. */
export type Membership = ReturnType<Document['join']>

/** The shared documents. One is in memory while somebody is at it, and everything that was accepted is committed before it goes. */
export function createDocuments({ store, now, log, maxBytes = collabLimits.documentBytes }: Dependencies) {
  const rows = createDocumentStore(store, error => log.error({ err: error }, 'a writer could not be noted'))
  const compactor = createCompactor()
  const held = new Map<string, Held>()
  let closing = false

  /** The document, held until `release`. Whoever comes while it is being read waits for the same reading. */
  function hold(name: string): Held {
    const known = held.get(name)
    if (known) {
      known.holds++
      return known
    }
    const forget = () => void (held.get(name) === entry && held.delete(name))
    const document = openDocument({ name, store: rows, compactor, now, log, maxBytes, onLost: forget })
    const entry: Held = { document, holds: 1 }
    held.set(name, entry)
    document.catch(forget)
    return entry
  }

  /** Lets go. After the last the document goes, once all is written and if nobody has come meanwhile. */
  async function release(name: string, entry: Held) {
    const document = await entry.document
    entry.holds--
    if (entry.holds > 0) return
    await document.settled()
    if (entry.holds === 0 && !closing) await document.rest()
    if (entry.holds > 0 || held.get(name) !== entry) return
    held.delete(name)
  }

  return {
    /** A place at the document. Rejects, and nothing is begun, when what is stored cannot be read. */
    async open(document: DocumentName, peer: Peer): Promise<Membership> {
      if (closing) throw new AppError('unavailable', 'the server is stopping')
      const name = documentPath(document)
      const entry = hold(name)
      const live = await entry.document
      if (held.get(name) !== entry) throw new AppError('unavailable', `document ${name} cannot be read`)
      const membership = live.join(peer)
      return {
        receive: membership.receive,
        leave() {
          membership.leave()
          release(name, entry).catch(error =>
            log.error({ err: error, document: name }, 'a document could not be let go'),
          )
        },
      }
    },
    /** Lets `use` read what is committed; a document that nobody has written in yet is empty, and stays unwritten. */
    async read<T>(document: DocumentName, use: (doc: Y.Doc) => T): Promise<T> {
      const name = documentPath(document)
      if (held.has(name)) {
        const entry = hold(name)
        const live = await entry.document
        return live.read(use).finally(() => release(name, entry))
      }
      return (await loadDocument(rows, name)).content.read(use)
    },
    /** The points in time that the document can be seen at, oldest first, and who wrote up to each. */
    async versions(document: DocumentName): Promise<Version[]> {
      const writings: Writing[] = []
      for await (const page of rows.writings(documentPath(document))) writings.push(...page)
      return versionsOf(writings)
    },
    /** The document as it was after row `seq`, as one V1 update. */
    async at(document: DocumentName, seq: number): Promise<Uint8Array> {
      const { content } = await loadDocument(rows, documentPath(document), seq)
      return (await compactor.compact(content.whole())).update
    },
    /** Takes the document away for good, all that it ever said with it. Whoever is at it is sent away, and none comes back. */
    async erase(document: DocumentName): Promise<void> {
      const name = documentPath(document)
      do {
        const live = await held.get(name)?.document.catch(() => undefined)
        live?.end(collabClose.gone)
        await live?.settled()
        await rows.erase(name, Math.round(now()))
        await live?.compacted()
        if (live) held.delete(name)
      } while (held.has(name))
    },
    /** Changes a document and forgets how it was before. Whoever is at it comes back to what is left. */
    async redact(document: DocumentName, change: (doc: Y.Doc) => void): Promise<void> {
      const name = documentPath(document)
      do {
        const live = await held.get(name)?.document.catch(() => undefined)
        live?.end(tryAgain)
        await live?.settled()
        await live?.compacted()
        const { content, writers, lastSeq } = await loadDocument(rows, name)
        const left = redacted(content.whole(), change)
        const outline = outlineOf(left)
        const snapshot = { document: name, throughSeq: lastSeq, atMs: Math.round(now()), content: left, outline }
        await rows.replace(snapshot, writers.owners())
        if (live) held.delete(name)
      } while (held.has(name))
    },
    /** Whether a redaction was cut off before what was there before it was destroyed. */
    isHalfRedacted: (document: DocumentName): boolean => rows.isHalfReplaced(documentPath(document)),
    /** Opens nothing any more, and resolves when everything that was accepted is committed. */
    async close(): Promise<void> {
      closing = true
      const loaded = await Promise.allSettled([...held.values()].map(entry => entry.document))
      const live = loaded.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
      await Promise.all(live.map(document => document.settled()))
      await compactor.close()
      await Promise.all(live.map(document => document.compacted()))
      await rows.settled()
    },
    stats: () => ({ documents: held.size }),
  }
}

export type Documents = ReturnType<typeof createDocuments>
