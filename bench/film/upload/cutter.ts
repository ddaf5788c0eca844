import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

// A request's head begins a packet of its own.
const patch = Buffer.from('PATCH ')

/** A way to a port of this machine that counts what the client sends, and breaks once at a given count. No faster than its reader. */
export async function startCutter(toPort: number) {
  const open = new Set<Socket>()
  let bytes = 0
  let pieces = 0
  let cutAtBytes = Number.POSITIVE_INFINITY

  function count(chunk: Buffer) {
    bytes += chunk.length
    if (chunk.subarray(0, 6).equals(patch)) pieces += 1
    if (bytes < cutAtBytes) return
    cutAtBytes = Number.POSITIVE_INFINITY
    for (const socket of open) socket.destroy()
  }

  const server = createServer(client => {
    const upstream = connect(toPort, 'localhost')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    client.on('data', count)
    client.pipe(upstream).pipe(client)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** Counts from 0 again, and breaks every connection when so many bytes have come. */
    cutAfter(atBytes: number) {
      bytes = 0
      pieces = 0
      cutAtBytes = atBytes
    },
    /** What has come from the client since `cutAfter`: bytes, and how many pieces of an upload were begun. */
    sent: () => ({ bytes, pieces }),
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
