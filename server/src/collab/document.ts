import { setImmediate as nextRound } from 'node:timers/promises'
import { AppError, collabClose } from '@samsyn/shared'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import { type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import { createMember, type Member } from './member.ts'
import { answerWith, askFor, type ClientMessage, readMessage, updateMessage } from './message.ts'
import { type Peer, tryAgain } from './peer.ts'
import { createPresence } from './presence.ts'

export type DocumentOptions = {
  name: string
  store: DocumentStore
  now: () => number
  log: Logger
  maxBytes: number
  /** Told when the document can no longer be read; everybody has been sent away by then. */
  onLost: () => void
}

type Arrival = { member: Member; index: number; update: Uint8Array; whole: boolean; handled: () => void }
type Accepted = Arrival & { change: Uint8Array | null }
type Question = (content: Content | null) => void

const updatesAtOnce = 200

/**
 * A live document. Updates are checked, applied, committed, and only then told to others and acknowledged. Whatever
 * reads the document waits its turn behind the commit, so that nobody sees what is not committed. When a commit fails
 * or an update spoils the content, the content is read from the rows again before anything else happens.
 */
export async function openDocument({ name, store, now, log, maxBytes, onLost }: DocumentOptions) {
  const members = new Map<Peer, Member>()
  const presence = createPresence((message, except) => {
    for (const peer of members.keys()) if (peer !== except) peer.send(message)
  })
  const arrivals: Arrival[] = []
  const questions: Question[] = []
  let working: Promise<void> | null = null
  let bytes = 0
  let content: Content | null = await load()

  async function load(): Promise<Content> {
    const rows = await store.rows(name)
    bytes = rows.reduce((sum, row) => sum + row.length, 0)
    return createContent(rows)
  }

  function wake() {
    working ??= work().finally(() => {
      working = null
    })
  }

  async function work() {
    while (arrivals.length > 0 || questions.length > 0) {
      await turn()
      await nextRound()
    }
  }

  async function turn() {
    const asked = questions.splice(0)
    const { accepted, gapped, spoilt } = accept()
    const committed = await commit(accepted)
    if (committed) for (const one of accepted) publish(one)
    else for (const { member } of accepted) member.expel(tryAgain)
    if (spoilt || !committed) await restore()
    for (const question of asked) question(content)
    for (const member of gapped) if (content) member.peer.send(askFor(content.stateVector()))
    for (const { member, handled } of accepted) {
      member.acknowledge()
      handled()
    }
  }

  /** Applies what has arrived, up to an update that spoils the content: what came behind it waits for a fresh one. */
  function accept() {
    const accepted: Accepted[] = []
    const gapped = new Set<Member>()
    let spoilt = false
    for (let taken = 0; taken < updatesAtOnce && !spoilt; taken++) {
      const arrival = arrivals.shift()
      if (!arrival) break
      const change = tried(arrival, gapped, () => {
        spoilt = true
      })
      if (change === 'refused') arrival.handled()
      else accepted.push({ ...arrival, change })
    }
    return { accepted, gapped, spoilt }
  }

  /** What the update changed, null when all of it was known. Client ids will be held against sessions here. */
  function tried({ member, update, whole }: Arrival, gapped: Set<Member>, spoil: () => void) {
    if (!content || member.expelled) return 'refused'
    if (bytes + update.length > maxBytes && !isEmpty(update)) return refused(member, collabClose.tooLarge)
    try {
      if (!content.fits(update)) return leavesGap(member, whole, gapped)
    } catch (error) {
      log.warn({ err: error, document: name, person: member.peer.person.id }, 'update refused')
      return refused(member, collabClose.badMessage)
    }
    try {
      const change = content.apply(update)
      bytes += change?.length ?? 0
      return change
    } catch (error) {
      log.warn({ err: error, document: name, person: member.peer.person.id }, 'update spoilt the document; reading anew')
      spoil()
      return refused(member, collabClose.badMessage)
    }
  }

  function refused(member: Member, code: number): 'refused' {
    member.expel(code)
    return 'refused'
  }

  function leavesGap(member: Member, whole: boolean, gapped: Set<Member>): 'refused' {
    const remedy = member.refuse(whole)
    if (remedy === 'expel') member.expel(collabClose.badMessage)
    if (remedy === 'ask') gapped.add(member)
    return 'refused'
  }

  async function commit(accepted: readonly Accepted[]): Promise<boolean> {
    const atMs = Math.round(now())
    const rows = accepted.flatMap(({ member, change }) =>
      change ? [{ document: name, personId: member.peer.person.id, atMs, content: change }] : [],
    )
    if (rows.length === 0) return true
    try {
      await store.append(rows)
      return true
    } catch (error) {
      log.error({ err: error, document: name }, 'updates could not be committed')
      return false
    }
  }

  function publish({ member, index, whole, change }: Accepted) {
    member.commit(index, whole)
    if (!change) return
    const message = updateMessage(change)
    for (const other of members.values()) if (other !== member && other.listening) other.peer.send(message)
  }

  async function restore() {
    content?.discard()
    content = null
    try {
      content = await load()
    } catch (error) {
      log.error({ err: error, document: name }, 'document lost; it can be opened again when its rows can be read')
      onLost()
      for (const member of members.values()) member.expel(tryAgain)
    }
  }

  function receive(member: Member, message: ClientMessage, mayWrite: boolean): Promise<void> | void {
    if (message.kind === 'awareness') return presence.hear(member.peer, message.states)
    if (message.kind === 'query-awareness') return member.peer.send(presence.everybody())
    if (message.kind === 'ask') return void ask(current => answer(member, message.stateVector, mayWrite, current))
    if (!mayWrite) return isEmpty(message.update) ? undefined : member.expel(collabClose.notAllowed)
    const { update, whole } = message
    return new Promise(handled => {
      arrivals.push({ member, index: member.count(), update, whole, handled })
      wake()
    })
  }

  function answer(member: Member, stateVector: Uint8Array, mayWrite: boolean, current: Content | null) {
    if (!current || member.expelled) return
    member.listening = true
    member.peer.send(answerWith(current.since(stateVector)))
    if (mayWrite) member.peer.send(askFor(current.stateVector()))
  }

  function ask(question: Question) {
    questions.push(question)
    wake()
  }

  return {
    join(peer: Peer) {
      const member = createMember(peer)
      members.set(peer, member)
      peer.send(presence.everybody())
      return {
        /** Takes one message of the connection; resolves when it has been dealt with. Never rejects. */
        async receive(bytes: Uint8Array, mayWrite: boolean): Promise<void> {
          if (member.expelled) return
          try {
            await receive(member, readMessage(bytes), mayWrite)
          } catch (error) {
            log.warn({ err: error, document: name, person: peer.person.id }, 'message refused')
            member.expel(collabClose.badMessage)
          }
        },
        leave() {
          members.delete(peer)
          presence.leave(peer)
        },
      }
    },
    /** Lets `use` read the document as it is committed. */
    read<T>(use: (doc: Y.Doc) => T): Promise<T> {
      return new Promise((resolve, reject) => {
        ask(current => {
          if (!current) return reject(new AppError('unavailable', `document ${name} cannot be read`))
          try {
            resolve(current.read(use))
          } catch (error) {
            reject(error)
          }
        })
      })
    },
    /** Resolves when everything that has arrived is dealt with. */
    async settled(): Promise<void> {
      while (working) await working
    },
    discard: () => content?.discard(),
    members: () => members.size,
  }
}

export type Document = Awaited<ReturnType<typeof openDocument>>

/** No structs and no deletions: what a client answers that has nothing to add. */
function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
