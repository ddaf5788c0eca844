import { type AboutFilm, AppError, collabClose, collabLimits, type DocumentName, documentPath } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { ThreadError, TooMuchError } from '../thread.ts'
import { createCompactor } from './compactor.ts'
import { createComplaints } from './complaints.ts'
import { createDocumentStore } from './document.store.ts'
import { type Document, openDocument } from './document.ts'
import { createHistoryStore } from './history.store.ts'
import { type HistoryLimits, historyLimits as usualHistory } from './history.ts'
import { loadDocument } from './loading.ts'
import { type Peer, tryAgain } from './peer.ts'
import { createRewriting } from './rewriting.ts'
import { BadUpdateError } from './struct-reader.ts'
import { type Version, versionsOf, type Writing } from './versions.ts'

const damages = [BadUpdateError, ThreadError, TooMuchError]

type Dependencies = {
  store: Store
  now: () => number
  log: Logger
  maxBytes?: number
  historyLimits?: HistoryLimits
  hasRoom?: () => boolean
}

/** `isWaiting`: for a rewriting to be done, before which it is not read. */
type Held = { document: Promise<Document>; holds: number; isWaiting: boolean }

/** A connection's place at a document. */
export type Membership = ReturnType<Document['join']>

/** The shared documents. One is in memory while somebody is at it, and everything that was accepted is committed before it goes. */
export function createDocuments({
  store,
  now,
  log,
  maxBytes = collabLimits.documentBytes,
  historyLimits = usualHistory,
  hasRoom = () => true,
}: Dependencies) {
  const refused = createComplaints(log, now)
  const rows = createDocumentStore(store, error => log.error({ err: error }, 'a writer could not be noted'))
  const historyRows = createHistoryStore(store)
  const compactor = createCompactor()
  const held = new Map<string, Held>()
  const rewriting = createRewriting()
  let closing = false

  /** The document, held until `release`. Whoever comes while it is being read waits for the same reading. */
  function hold(name: string): Held {
    const known = held.get(name)
    if (known) {
      known.holds++
      return known
    }
    const begun = { holds: 1, isWaiting: true }
    const entry: Held = Object.assign(begun, { document: read(name, begun, () => forget()) })
    const forget = () => void (held.get(name) === entry && held.delete(name))
    held.set(name, entry)
    entry.document.catch(forget)
    return entry
  }

  async function read(name: string, entry: Pick<Held, 'isWaiting'>, onLost: () => void): Promise<Document> {
    for (let other = rewriting.running(name); other; other = rewriting.running(name)) await other
    entry.isWaiting = false
    const kept = { store: rows, historyRows, historyLimits, compactor }
    return openDocument({ name, ...kept, now, log, refused, maxBytes, hasRoom, onLost })
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

  /** What is committed, as one V1 update; a document that nobody has written in yet is empty, and stays unwritten. */
  async function whole(document: DocumentName): Promise<Uint8Array> {
    const name = documentPath(document)
    if (held.has(name)) {
      const entry = hold(name)
      const live = await entry.document
      return live.whole().finally(() => release(name, entry))
    }
    await rewriting.running(name)
    return (await loadDocument(rows, name)).content.whole()
  }

  /** Sends everybody away and then does `work`; whoever comes meanwhile waits until it is done. */
  function rewrite(name: string, code: number, work: (name: string, live: Document | undefined) => Promise<void>) {
    return rewriting.begin(name, async () => {
      const found = held.get(name)
      const entry = found?.isWaiting ? undefined : found
      if (entry) held.delete(name)
      const live = await entry?.document.catch(() => undefined)
      live?.end(code)
      await live?.settled()
      await work(name, live)
    })
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
    whole,
    /** Another value whenever a document may read otherwise than before. */
    version: async (document: DocumentName): Promise<string> =>
      `${rewriting.count()}/${await rows.lastSeq(documentPath(document))}`,
    /** The points in time that the document can be seen at, oldest first, and who wrote up to each. */
    async versions(document: DocumentName): Promise<Version[]> {
      const writings: Writing[] = []
      for await (const page of rows.writings(documentPath(document))) writings.push(...page)
      return versionsOf(writings)
    },
    /** The document as it was after row `seq`, as one V1 update. */
    async at(document: DocumentName, seq: number): Promise<Uint8Array> {
      const { content } = await loadDocument(rows, documentPath(document), seq)
      const { update } = await compactor.compact(content.whole()).catch(cause => {
        throw new AppError('unavailable', `document ${documentPath(document)} cannot be read at ${seq}`, { cause })
      })
      return update
    },
    /** Takes the document away for good, all that it ever said with it. Whoever is at it is sent away, and none comes back. */
    erase: (document: DocumentName): Promise<void> =>
      rewrite(documentPath(document), collabClose.gone, async (name, live) => {
        await rows.erase(name, Math.round(now()))
        await live?.compacted()
      }),
    /** Whether a document speaks of a film. */
    speaks: async (document: DocumentName, about: AboutFilm): Promise<boolean> =>
      compactor.speaks(await whole(document), about),
    /**
     * Takes the lines that speak of a film out of a document, and forgets how it was before. Whoever is at it comes back to
     * what is left.
     */
    redact: (document: DocumentName, about: AboutFilm): Promise<void> =>
      rewrite(documentPath(document), tryAgain, async (name, live) => {
        await live?.compacted()
        const { content, writers, lastSeq } = await loadDocument(rows, name)
        const { update, outline } = await compactor.redact(content.whole(), about)
        const snapshot = { document: name, throughSeq: lastSeq, atMs: Math.round(now()), content: update, outline }
        await rows.replace(snapshot, writers.owners())
      }),
    /** Whether an error says that a document cannot be read, now or later. */
    isDamage: (error: unknown): boolean => damages.some(kind => error instanceof kind),
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
