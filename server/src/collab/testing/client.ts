import { connect } from 'node:net'
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

/** A connection that says one thing and then does not listen; resolves when the server has cut it. */
export function sayAndStay({ url, document, cookie }: Address, message: Uint8Array): Promise<void> {
  const { hostname, port, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  const head = [
    `GET ${pathname}/${documentPath(document)} HTTP/1.1`,
    `Host: ${hostname}\r\nCookie: ${cookie}`,
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  ]
  socket.write(head.join('\r\n'))
  // Binary, masked with nothing.
  socket.write(Uint8Array.of(0x82, 0x80 | message.length, 0, 0, 0, 0, ...message))
  return new Promise(
    cut =>
      void socket
        .on('error', () => undefined)
        .on('close', () => cut())
        .resume(),
  )
}
