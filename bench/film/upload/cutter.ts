import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a port of this machine that counts what the client sends, and breaks once at a given count. No faster than its reader. */
export async function startCutter(toPort: number) {
  const open = new Set<Socket>()
  let sentBytes = 0
  let cutAtBytes = Number.POSITIVE_INFINITY

  function count(chunk: Buffer) {
    sentBytes += chunk.length
    if (sentBytes < cutAtBytes) return
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
    cutAfter(bytes: number) {
      sentBytes = 0
      cutAtBytes = bytes
    },
    /** What has come from the client since `cutAfter`. */
    sentBytes: () => sentBytes,
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
