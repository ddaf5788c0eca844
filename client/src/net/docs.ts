import { collabClose, collabMessage, collabPath, type DocumentName, documentNamed, documentPath } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore, type Readable } from '../store.ts'
import { call } from './api.ts'
import { createHeld } from './held.ts'
import { createLater } from './later.ts'
import { leave } from './left-words.ts'
import { createPieceSocket } from './piece-socket.ts'
import { createRoomLeft } from './room-left.ts'
import { type Kept, openShelf, type Refusal, soon, unsentOf } from './unsent.ts'
import { type Deletes, wordsIn } from './words-in.ts'

/** A `Refusal`: nothing more can be saved from this page, and why. */
export type Saving = 'saved' | 'saving' | 'offline' | Refusal

/** A shared document that is open here, and whether all that is written in it is on the server's disk. */
export type OpenDoc = {
  doc: Y.Doc
  awareness: WebsocketProvider['awareness']
  synced: Readable<boolean>
  saving: Readable<Saving>
  /** Whether the document takes so many bytes more. */
  takes(bytes: number): boolean
  close(): void
}

const messageTooBig = 1009
const final: ReadonlySet<number> = new Set([...Object.values(collabClose), messageTooBig])

export const isRefused = (saving: Saving): saving is Refusal =>
  saving === 'erased' || saving === 'full' || saving === 'refused'

const restoring = 'restoring'

type Change = [update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction]

/**
 * Opens a shared document; it merges and comes back by itself after a cut, and keeps what is written meanwhile. What
 * `writerId` writes is kept by the browser too until the server has it, so that it outlives the page.
 */
export function openDoc(name: DocumentName, writerId?: string): OpenDoc {
  const doc = new Y.Doc()
  const shelf = openShelf(writerId ?? null, documentPath(name))
  const held = createHeld(shelf)
  const synced = createStore(false)
  const saving = createStore<Saving>('offline')
  const room = createRoomLeft(held.bytes)
  const socket = createPieceSocket({
    answered: held.haveSent,
    opened() {
      held.haveSentNothing()
      room.askedAnew()
    },
  })
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${collabPath}`
  const provider = new WebsocketProvider(url, documentPath(name), doc, {
    WebSocketPolyfill: socket.PieceSocket,
    disableBc: true,
    maxBackoffTime: 3_000,
  })
  const later = createLater()
  let waiting: readonly Kept[] = []
  const restored = shelf.restore().then(kept => {
    waiting = kept
    if (synced.get()) place()
  })

  /** What others wrote is here; what was kept finds its place in it. The browser's shelf is not waited for for long. */
  async function arrive() {
    await soon(restored).catch(() => undefined)
    if (isRefused(saving.get())) return
    room.answered()
    place()
    synced.set(true)
    if (provider.wsconnected) saving.set(held.isEmpty() ? 'saved' : 'saving')
  }
  /** It is sent like anything else; where all of it had come, only the acknowledgement had been lost. */
  function place() {
    const kept = waiting
    waiting = []
    if (kept.length === 0) return
    if (!room.takes(kept.reduce((sum, { update }) => sum + update.length, 0))) return setAside(kept)
    let deleted: Deletes | null = null
    const see = (...[, , , transaction]: Change) => {
      deleted = transaction.deleteSet
    }
    doc.on('update', see)
    Y.applyUpdate(doc, Y.mergeUpdates(kept.map(({ update }) => update)), restoring)
    doc.off('update', see)
    setAsideUnplaced()
    if (!deleted) return shelf.letGo(kept)
    held.takeBack(kept, socket.justSent())
    leaveOvertaken(deleted)
    if (provider.wsconnected) saving.set('saving')
  }
  function setAside(kept: readonly Kept[]) {
    shelf.refuse(kept, 'full')
    leave(kept, 'full')
  }
  /** What builds on words that nobody has can be placed nowhere, and would keep all else from being sent. */
  function setAsideUnplaced() {
    const unplaced = doc.store.pendingStructs
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    if (unplaced) leave([shelf.keepWords(wordsIn(unplaced.update), 'refused')], 'refused')
  }
  /** Who writes in a line while somebody deletes it has written on no screen. */
  function leaveOvertaken(deleted: Deletes) {
    const mine = held.whole()
    const words = mine ? wordsIn(mine, deleted) : ''
    if (words !== '') leave([shelf.keepWords(words, 'overtaken')], 'overtaken')
  }
  function judge(committed: number) {
    held.committed(committed)
    if (held.isEmpty() && synced.get()) saving.set('saved')
  }
  /** Nothing that was promised to be kept is let go: its writer is shown it. */
  async function refuse(refusal: Refusal) {
    saving.set(refusal)
    await soon(restored).catch(() => undefined)
    const refused = held.refuse(refusal)
    shelf.refuse(waiting, refusal)
    leave([...waiting, ...refused], refusal)
    waiting = []
  }
  /** The token may only have grown old while the machine slept: with a fresh one the document comes back. */
  async function renew() {
    const self = await call('session:current', {}).catch(() => undefined)
    if (!later.goesOn()) return
    if (self === null) saving.set('refused')
    else if (self) provider.connect()
    else later.in(3_000, () => void renew())
  }
  function end(code: number) {
    if (code === collabClose.notSignedIn) return void renew()
    // Who may not come in now may come in another day: what is kept waits for that.
    if (code === collabClose.notAllowed && !synced.get()) return saving.set('refused')
    void refuse(refusalFor(code))
  }

  provider.messageHandlers[collabMessage.saved] = (_encoder, decoder) => judge(decoding.readVarUint(decoder))
  provider.messageHandlers[collabMessage.room] = (_encoder, decoder) => room.told(decoding.readVarUint(decoder))
  provider.on('sync', (is: boolean) => {
    if (is) void arrive()
  })
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connected' && !isRefused(saving.get())) saving.set('offline')
  })
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (!event || !final.has(event.code)) return
    provider.disconnect()
    end(event.code)
  })
  doc.on('update', (...[update, origin, , transaction]: Change) => {
    if (origin === provider && transaction.deleteSet.clients.size > 0) leaveOvertaken(transaction.deleteSet)
    if (origin === provider || origin === restoring) return
    held.keep(update, socket.justSent())
    if (provider.wsconnected) saving.set('saving')
  })
  return {
    doc,
    awareness: provider.awareness,
    synced,
    saving,
    takes: bytes => !isRefused(saving.get()) && room.takes(bytes),
    close() {
      const close = () => {
        later.close()
        provider.destroy()
        doc.destroy()
      }
      if (held.isEmpty() || isRefused(saving.get())) return close()
      // What was written without a line must still arrive: the document goes on quietly until it has.
      const stop = saving.subscribe(() => {
        if (saving.get() !== 'saved' && !isRefused(saving.get())) return
        stop()
        close()
      })
    },
  }
}

function refusalFor(code: number): Refusal {
  if (code === collabClose.gone) return 'erased'
  return code === collabClose.tooLarge ? 'full' : 'refused'
}

/** Sends what a person wrote without a line and never came back to, document after document. */
export async function sendUnsent(writerId: string): Promise<void> {
  const unsent = (await unsentOf(writerId)).filter(({ refusal }) => refusal === undefined)
  for (const path of new Set(unsent.map(kept => kept.path))) {
    const name = documentNamed(path)
    if (!name) continue
    const open = openDoc(name, writerId)
    await answered(open)
    // It closes when the server has acknowledged.
    open.close()
  }
}

/** Resolves when a document has come, or is refused. */
function answered({ synced, saving }: OpenDoc): Promise<void> {
  return new Promise(done => {
    const look = () => {
      if (synced.get() || isRefused(saving.get())) done()
    }
    synced.subscribe(look)
    saving.subscribe(look)
  })
}
