import { collabClose, collabMessage, collabPath, type DocumentName, documentPath } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore, type Readable } from '../store.ts'
import { call } from './api.ts'

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
const isRefused = (saving: Saving) => saving === 'refused' || saving === 'tooLarge'

/** Opens a shared document; it merges and comes back by itself after a cut, and keeps what is written meanwhile. */
export function openDoc(name: DocumentName): OpenDoc {
  const doc = new Y.Doc()
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
    saving.set('saved')
  }
  const refuse = (code?: number) =>
    saving.set(code === collabClose.tooLarge || code === messageTooBig ? 'tooLarge' : 'refused')

  /** The token may only have grown old while the machine slept: with a fresh one the document comes back. */
  async function renew() {
    const self = await call('session:current', {}).catch(() => undefined)
    if (self === null) return refuse()
    if (self) provider.connect()
    else setTimeout(() => void renew(), 3_000)
  }
  provider.messageHandlers[collabMessage.saved] = (_encoder, decoder) => judge(decoding.readVarUint(decoder))
  provider.on('sync', (is: boolean) => {
    if (!is) return
    synced.set(true)
    if (!unsent) saving.set('saved')
  })
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connected' && !isRefused(saving.get())) saving.set('offline')
  })
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (!event || !final.has(event.code)) return
    provider.disconnect()
    void (event.code === collabClose.notSignedIn ? renew() : refuse(event.code))
  })
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
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
