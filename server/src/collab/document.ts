import { AppError } from '@samsyn/shared'
import type { Logger } from 'pino'
import { createAnswers } from './answers.ts'
import { createCompaction } from './compaction.ts'
import type { Compactor } from './compactor.ts'
import type { Complaints } from './complaints.ts'
import type { DocumentStore } from './document.store.ts'
import type { HistoryStore } from './history.store.ts'
import { createHistory, type HistoryLimits } from './history.ts'
import { type Accepted, accept, type Batch } from './intake.ts'
import { createJoining } from './joining.ts'
import { type Loaded, loadDocument } from './loading.ts'
import type { Member } from './member.ts'
import { askFor } from './message.ts'
import { type Peer, tryAgain } from './peer.ts'
import { createPresence } from './presence.ts'
import { type News, publish } from './publishing.ts'
import { createQueue } from './queue.ts'
import { createRoom } from './room.ts'
import { rowsOf } from './rows.ts'

export type DocumentOptions = {
  name: string
  store: DocumentStore
  historyRows: HistoryStore
  historyLimits: HistoryLimits
  compactor: Compactor
  now: () => number
  log: Logger
  /** Hears of each connection that is refused for what it sent. */
  refused: Complaints
  maxBytes: number
  /** Whether the disk has room for more words. Where it has none they wait with those who wrote them. */
  hasRoom: () => boolean
  /** Told when the document can no longer be read; everybody has been sent away by then. */
  onLost: () => void
}

/** So long is read at a time before whatever else there is to do has its turn. */
const sliceMs = 3
/** So many ids of a document are one person's by showing a cursor: a page has another each time it is loaded. What they write is theirs all the same. */
const mostIds = 1000

/**
 * A live document. Updates are checked, added, committed, and only then told to others and acknowledged. Whatever reads
 * the document waits its turn behind the commit, so that nobody sees what is not committed. When a commit fails, the
 * content is read from the rows again before anything else happens.
 */
export async function openDocument({
  name,
  store,
  historyRows,
  historyLimits,
  compactor,
  now,
  log,
  refused,
  maxBytes,
  hasRoom,
  onLost,
}: DocumentOptions) {
  const members = new Map<Peer, Member>()
  const queue = createQueue(() => turn().catch(lose))
  const answers = createAnswers({ ask: queue.ask, split: compactor.split })
  const room = createRoom(maxBytes)
  let ended: number | null = null
  let resting = false
  let held: Loaded | null = await load()
  const history = createHistory({ name, store, compactor, rows: historyRows }, historyLimits)
  const compaction = createCompaction({ name, store, compactor, history, now, log }, held)
  const presence = createPresence({
    tell: (message, peer) => members.get(peer)?.tell(message),
    everyone: () => members.keys(),
    claim: (peer, client) => claim(peer, client),
  })
  const join = createJoining({ members, presence, answers, arrive: queue.arrive, refuse, ended: () => ended })

  async function load(): Promise<Loaded> {
    if (await store.isErased(name)) throw new AppError('gone', `document ${name} is erased`)
    return loadDocument(store, name)
  }

  /** An id that somebody shows a cursor under is theirs before they have written a word. */
  function claim(peer: Peer, client: number): boolean {
    const personId = peer.person.id
    if (!held?.writers.mayWrite(personId, client)) return false
    if (held.writers.isOwned(client)) return true
    if (held.writers.countOf(personId) >= mostIds || !members.get(peer)?.mayTakeId()) return false
    held.writers.claim(personId, client)
    store.claim({ document: name, client, personId, sinceMs: Math.round(now()) })
    return true
  }

  function lateAfter(ms: number) {
    const endMs = now() + ms
    return () => now() >= endMs
  }

  async function turn() {
    const asked = queue.asked()
    const batch = await take().catch(lose)
    if (held) room.tell(held.content, members.values())
    queue.answer(asked, held?.content ?? null, lateAfter(sliceMs))
    if (!batch) return
    for (const member of batch.gapped) if (held) member.tell(askFor(held.content.stateVector()))
    for (const { member, handled } of batch.accepted) {
      member.acknowledge()
      handled()
    }
    if (held && ended === null && compaction.isDue(resting)) await compact(held)
  }

  async function take(): Promise<Batch> {
    const batch = accept(queue.arrivals, held, { maxBytes, refuse, isLate: lateAfter(sliceMs) })
    await settle(batch).catch(error => {
      for (const { handled } of batch.accepted) handled()
      throw error
    })
    return batch
  }

  async function settle({ accepted, torn }: Batch) {
    const news = accepted.flatMap(({ member, change }) => (change ? [{ member, change }] : []))
    if (!torn && (await commit(news))) return tell(accepted, news)
    for (const { member } of accepted) member.expel(tryAgain)
    await restore()
  }

  /** Whatever went wrong: nobody is left with what the rows do not say, and all come back to what is read anew. */
  function lose(error: unknown) {
    log.error({ err: error, document: name }, 'document lost; it can be opened again when its rows can be read')
    held = null
    onLost()
    for (const member of members.values()) member.expel(tryAgain)
    queue.drop()
  }

  function refuse(member: Member, code: number, error?: unknown) {
    refused({ document: name, person: member.peer.person.id, code, error })
    member.expel(code)
  }

  async function commit(news: readonly News[]): Promise<boolean> {
    const atMs = Math.round(now())
    const rows = rowsOf(news.map(({ member, change }) => ({ personId: member.peer.person.id, change })))
    if (rows.length === 0) return true
    if (!hasRoom()) {
      log.error({ document: name }, 'there is no room on the disk for what is written')
      return false
    }
    compaction.note(rows.map(({ content }) => content))
    try {
      const lastSeq = await store.append(rows.map(row => ({ document: name, atMs, ...row })))
      const bytes = rows.reduce((sum, { content }) => sum + content.length, 0)
      compaction.committed(rows.length, lastSeq, bytes)
      return true
    } catch (error) {
      log.error({ err: error, document: name }, 'updates could not be committed')
      return false
    }
  }

  function tell(accepted: readonly Accepted[], news: readonly News[]) {
    for (const { member, index, whole } of accepted) member.commit(index, whole)
    if (news.length > 0) publish(news, members.values())
  }

  async function compact({ content, writers }: Loaded) {
    const isAll = await compaction.begin(content, writers, short => {
      if (held?.content === content) held = { ...held, content: short }
    })
    if (!isAll) lose(new Error('others have written behind its back'))
  }

  async function restore() {
    held = null
    try {
      held = await load()
      compaction.reread(held)
    } catch (error) {
      lose(error)
    }
  }

  return {
    join,
    /** The document as it is committed, as one V1 update. */
    whole: (): Promise<Uint8Array> =>
      queue.ask(current => {
        if (!current) throw new AppError('unavailable', `document ${name} cannot be read`)
        return current.whole()
      }),
    /** Resolves when everything that has arrived is dealt with. */
    settled: queue.settled,
    /** Makes the next opening short, if that is worth it. */
    async rest(): Promise<void> {
      resting = true
      if (ended === null && compaction.isDue(resting)) await queue.ask(() => undefined)
      await queue.settled()
      await compaction.settled()
      resting = false
    },
    /** Sends everybody away for good, also who comes from now on; nothing that they send is stored. */
    end(code: number) {
      ended = code
      for (const member of members.values()) member.expel(code)
    },
    compacted: () => compaction.settled(),
  }
}

export type Document = Awaited<ReturnType<typeof openDocument>>
