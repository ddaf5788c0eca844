import { collabMessage, type DocumentName, documentPath } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import { WebSocket as WsSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from './until.ts'

export type Address = { url: string; document: DocumentName; cookie: string | null }

/**
 * A stock y-websocket client, with the count of what it has sent and what is saved, as our own client keeps it. `mark`
 * is noted with everything that is sent; `acknowledged()` is the highest mark that the server has said is saved.
 */
export function openClient({ url, document, cookie }: Address, doc = new Y.Doc(), mark = () => 0) {
  let sent = 0
  let saved = 0
  let marks: number[] = []
  let acknowledged = 0
  const closes: number[] = []

  class CountingSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, cookie === null ? {} : { headers: { cookie } })
      sent = 0
      saved = 0
      marks = []
      this.addEventListener('close', event => void closes.push(event.code))
    }
    override send(data: Uint8Array<ArrayBuffer>) {
      if (data[0] === collabMessage.sync && (data[1] === 1 || data[1] === 2)) {
        sent++
        marks.push(mark())
      }
      super.send(data)
    }
  }

  const options = { WebSocketPolyfill: CountingSocket, disableBc: true, maxBackoffTime: 100 }
  const provider = new WebsocketProvider(url, documentPath(document), doc, options)
  provider.messageHandlers[collabMessage.saved] = (_encoder: unknown, decoder: decoding.Decoder) => {
    saved = decoding.readVarUint(decoder)
    acknowledged = Math.max(acknowledged, marks[saved - 1] ?? 0)
  }
  provider.messageHandlers[collabMessage.room] = () => undefined
  const isSaved = () => provider.synced && saved > 0 && saved === sent

  return {
    doc,
    provider,
    closes,
    text: doc.getText('text'),
    saved: () => saved,
    sent: () => sent,
    acknowledged: () => acknowledged,
    isSaved,
    allSaved: () => until(isSaved),
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

export type Client = ReturnType<typeof openClient>

/** A bare connection, for frames that no honest client sends. */
export async function openRaw({ url, document, cookie }: Address, autoPong = true) {
  const headers: Record<string, string> = cookie === null ? {} : { cookie }
  const ws = new WsSocket(`${url}/${documentPath(document)}`, { headers, autoPong })
  const messages: Uint8Array[] = []
  let closedWith: number | null = null
  ws.on('message', (data: Buffer) => void messages.push(new Uint8Array(data)))
  ws.on('error', () => {})
  ws.on('close', code => {
    closedWith = code
  })
  await new Promise<void>(ready => ws.once('open', ready).once('close', () => ready()))
  return {
    messages,
    send: (bytes: Uint8Array | string) => ws.send(bytes),
    closed: () => until(() => closedWith !== null).then(() => closedWith),
    isOpen: () => ws.readyState === ws.OPEN,
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    close: () => ws.terminate(),
  }
}
