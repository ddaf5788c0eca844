import { collabClose, collabMessage, collabPath, type DocumentName, documentNamed, documentPath } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore, type Readable } from '../store.ts'
import { call } from './api.ts'
import { openUnsent, unsentPaths } from './unsent.ts'

/** `tooLarge`: refused, because the document or what was written at once is larger than the server keeps. */
export type Saving = 'saved' | 'saving' | 'offline' | 'refused' | 'tooLarge'

/** A shared document that is open here, and whether all that is written in it is on the server's disk. */
export type OpenDoc = {
  doc: Y.Doc
  awareness: WebsocketProvider['awareness']
  synced: Readable<boolean>
  saving: Readable<Saving>
  close(): void
}

const messageTooBig = 1009
const final: ReadonlySet<number> = new Set([...Object.values(collabClose), messageTooBig])
const isTooLarge = (code?: number) => code === collabClose.tooLarge || code === messageTooBig
const isRefused = (saving: Saving) => saving === 'refused' || saving === 'tooLarge'

const restoring = 'restoring'

/**
 * Opens a shared document; it merges and comes back by itself after a cut, and keeps what is written meanwhile. What
 * `writerId` writes is kept by the browser too until the server has it, so that it outlives the page.
 */
export function openDoc(name: DocumentName, writerId?: string): OpenDoc {
  const doc = new Y.Doc()
  const words = writerId === undefined ? null : openUnsent(writerId, documentPath(name))
  const restored = words?.restore() ?? Promise.resolve(null)
  const synced = createStore(false)
  const saving = createStore<Saving>('offline')
  const sent = createSentCount()
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${collabPath}`
  const provider = new WebsocketProvider(url, documentPath(name), doc, {
    WebSocketPolyfill: sent.countingSocket,
    disableBc: true,
    maxBackoffTime: 3_000,
  })
  let unsent = false

  function judge(saved: number) {
    if (saved < sent.count()) return
    unsent = false
    words?.letGo()
    saving.set('saved')
  }
  /** Once what others wrote is here, what was kept finds its place in it, and is sent like anything else. */
  function bring(kept: Uint8Array | null) {
    if (!synced.get() && kept) {
      Y.applyUpdate(doc, kept, restoring)
      // All of it had come to the server before the acknowledgement was lost.
      if (!unsent) words?.letGo()
    }
    synced.set(true)
    if (!unsent) saving.set('saved')
  }
  const refuse = (code?: number) =>
    saving.set(isTooLarge(code) ? 'tooLarge' : 'refused')

  /** The token may only have grown old while the machine slept: with a fresh one the document comes back. */
  async function renew() {
    const self = await call('session:current', {}).catch(() => undefined)
    if (self === null) return refuse()
    if (self) provider.connect()
    else setTimeout(() => void renew(), 3_000)
  }
  provider.messageHandlers[collabMessage.saved] = (_encoder, decoder) => judge(decoding.readVarUint(decoder))
  provider.on('sync', (is: boolean) => {
    if (is) void restored.then(bring)
  })
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connected' && !isRefused(saving.get())) saving.set('offline')
  })
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (!event || !final.has(event.code)) return
    provider.disconnect()
    // What cannot be taken in must not shut its writer out again the next time; it still stands on the screen.
    if (event.code === collabClose.badMessage || isTooLarge(event.code)) words?.letGo()
    void (event.code === collabClose.notSignedIn ? renew() : refuse(event.code))
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    if (origin !== restoring) words?.keep(update)
    unsent = true
    if (provider.wsconnected) saving.set('saving')
  })
  return {
    doc,
    awareness: provider.awareness,
    synced,
    saving,
    close() {
      const end = () => {
        provider.destroy()
        doc.destroy()
      }
      if (!unsent || isRefused(saving.get())) return end()
      // What was written without a line must still arrive: the document goes on quietly until it has.
      const stop = saving.subscribe(() => {
        if (saving.get() !== 'saved' && !isRefused(saving.get())) return
        stop()
        end()
      })
    },
  }
}

/** Sends what a person wrote without a line and never came back to, document after document. */
export async function sendUnsent(writerId: string): Promise<void> {
  for (const path of await unsentPaths(writerId)) {
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
      if (synced.get() || saving.get() === 'refused') done()
    }
    synced.subscribe(look)
    saving.subscribe(look)
  })
}

/** Counts the updates each new connection sends, so that the server's count of committed ones can be compared. */
function createSentCount() {
  let sent = 0
  class CountingSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      sent = 0
    }
    override send(data: Parameters<WebSocket['send']>[0]) {
      if (data instanceof Uint8Array && data[0] === collabMessage.sync && data[1] !== 0) sent++
      super.send(data)
    }
  }
  return { countingSocket: CountingSocket, count: () => sent }
}
