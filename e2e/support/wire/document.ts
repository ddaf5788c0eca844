import { collabMessage, collabPath, type DocumentName, documentPath } from '@samsyn/shared'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

type Address = { baseUrl: string; path: DocumentName; cookie: string | null }

export type Document = ReturnType<typeof openDocument>

/** A document by the stock y-websocket provider, with the count of what was sent and of what the server said is saved. */
export function openDocument({ baseUrl, path, cookie }: Address, doc = new Y.Doc()) {
  let sent = 0
  let saved = 0
  let written = 0
  let marks: number[] = []
  let acknowledged = 0
  const closes: number[] = []

  // Node's WebSocket takes headers where the browser's, whose type this is, takes only protocols.
  const init: object = { headers: cookie === null ? {} : { cookie } }

  class CountingSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, init as string[])
      sent = 0
      saved = 0
      marks = []
      this.addEventListener('close', event => void closes.push(event.code))
    }
    override send(data: Uint8Array<ArrayBuffer>) {
      if (data[0] === collabMessage.sync && (data[1] === 1 || data[1] === 2)) {
        sent++
        marks.push(written)
      }
      super.send(data)
    }
  }

  const options = { WebSocketPolyfill: CountingSocket, disableBc: true, maxBackoffTime: 100 }
  const url = `${baseUrl.replace(/^http/, 'ws')}${collabPath}`
  const provider = new WebsocketProvider(url, documentPath(path), doc, options)
  provider.messageHandlers[collabMessage.saved] = (_encoder: unknown, decoder: decoding.Decoder) => {
    saved = decoding.readVarUint(decoder)
    acknowledged = Math.max(acknowledged, marks[saved - 1] ?? 0)
  }

  provider.messageHandlers[collabMessage.room] = () => undefined

  return {
    doc,
    closes,
    /** Writes the next thing; things are counted from 1. */
    write(change: (doc: Y.Doc, number: number) => void) {
      written++
      change(doc, written)
    },
    /** How many of the things written the server has ever said are saved. */
    acknowledged: () => acknowledged,
    isSynced: () => provider.synced,
    isSaved: () => provider.synced && saved > 0 && saved === sent,
    /** Stays away until it is connected again, and keeps what is written meanwhile. */
    disconnect: () => provider.disconnect(),
    connect: () => provider.connect(),
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}
