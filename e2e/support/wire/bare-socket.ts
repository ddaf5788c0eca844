import { once } from 'node:events'
import { connect } from 'node:net'

const pieceBytes = 1024 * 1024

/**
 * A WebSocket that writes frames of any length and waits for nobody, without a thought of its own that others in this
 * process would have to wait for. `send` resolves when the frame is on its way or the connection is cut, a moment later.
 */
export async function bareSocket(baseUrl: string, path: string, cookie: string | null) {
  const { hostname, port } = new URL(baseUrl)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {}).on('data', () => {})
  const closed = new Promise<void>(resolve => void socket.once('close', () => resolve()))
  const head = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n${head.join('\r\n')}\r\nCookie: ${cookie}\r\n\r\n`)
  await Promise.race([once(socket, 'data').catch(() => {}), closed])

  return {
    isOpen: () => !socket.destroyed && socket.writable,
    async send(payload: Uint8Array) {
      socket.write(headOf(payload.length))
      for (let at = 0; at < payload.length && socket.writable; at += pieceBytes) {
        const isTaken = socket.write(payload.subarray(at, at + pieceBytes))
        if (!isTaken) await Promise.race([once(socket, 'drain').catch(() => {}), closed])
      }
      await new Promise(setImmediate)
    },
    close: () => socket.destroy(),
  }
}

export type BareSocket = Awaited<ReturnType<typeof bareSocket>>

/** The head of a whole frame of bytes, masked with noughts, which changes nothing. */
function headOf(length: number): Buffer {
  const head = Buffer.alloc(14)
  head[0] = 0x82
  head[1] = 128 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}
