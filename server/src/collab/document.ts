import { setImmediate as nextRound } from 'node:timers/promises'
import { AppError, collabClose } from '@samsyn/shared'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import { type Content, createContent } from './content.ts'
import type { DocumentStore } from './document.store.ts'
import { type Accepted, type Arrival, accept, isEmpty } from './intake.ts'
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

type Question = (content: Content | null) => void

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
  const wanted = new Map<Member, Uint8Array>()
  let working: Promise<void> | null = null
  let content: Content | null = await load()

  async function load(): Promise<Content> {
    return createContent(await contentsOf(store, name))
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
    const { accepted, gapped, spoilt } = accept(arrivals, content, { maxBytes, refuse })
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

  function refuse(member: Member, code: number, error?: unknown) {
    log.warn({ err: error, document: name, person: member.peer.person.id, code }, 'connection refused')
    member.expel(code)
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
    switch (message.kind) {
      case 'awareness':
        return presence.hear(member.peer, message.states)
      case 'query-awareness':
        return member.peer.send(presence.everybody())
      case 'ask':
        return want(member, message.stateVector, mayWrite)
      case 'update':
        if (mayWrite) return arrive(member, message)
        if (!isEmpty(message.update)) refuse(member, collabClose.notAllowed)
    }
  }

  /** Client ids will be held against sessions here, before an update waits for its turn. */
  function arrive(member: Member, { update, whole }: { update: Uint8Array; whole: boolean }): Promise<void> {
    return new Promise(handled => {
      arrivals.push({ member, index: member.count(), update, whole, handled })
      wake()
    })
  }

  /** However often a client asks before it is its turn, it is answered once, by what it said last. */
  function want(member: Member, stateVector: Uint8Array, mayWrite: boolean): Promise<void> | void {
    const waits = wanted.has(member)
    wanted.set(member, stateVector)
    if (!waits) return ask(current => answer(member, mayWrite, current))
  }

  function answer(member: Member, mayWrite: boolean, current: Content | null) {
    const stateVector = wanted.get(member)
    wanted.delete(member)
    if (!stateVector || !current || member.expelled) return
    member.listening = true
    member.peer.send(answerWith(current.since(stateVector)))
    if (mayWrite) member.peer.send(askFor(current.stateVector()))
  }

  function ask<T>(use: (content: Content | null) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      questions.push(current => {
        try {
          resolve(use(current))
        } catch (error) {
          reject(error)
        }
      })
      wake()
    })
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
            refuse(member, collabClose.badMessage, error)
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
      return ask(current => {
        if (!current) throw new AppError('unavailable', `document ${name} cannot be read`)
        return current.read(use)
      })
    },
    /** Resolves when everything that has arrived is dealt with. */
    async settled(): Promise<void> {
      while (working !== null) await working
    },
    /** Sends everybody away for good; nothing that they send is stored. */
    expel(code: number) {
      for (const member of members.values()) member.expel(code)
    },
    discard: () => content?.discard(),
  }
}

/** All rows of a document, oldest first. */
export async function contentsOf(store: DocumentStore, name: string, throughSeq?: number): Promise<Uint8Array[]> {
  const contents: Uint8Array[] = []
  for await (const page of store.rows(name, 0, throughSeq)) for (const { content } of page) contents.push(content)
  return contents
}

export type Document = Awaited<ReturnType<typeof openDocument>>
