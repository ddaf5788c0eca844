import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { SfuError } from './errors.ts'

const attempts = 20

/** A port that is free for both UDP and TCP on `ip` at this moment. */
export async function freePort(ip: string): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = await portIfBothFree(ip)
    if (port !== undefined) return port
  }
  throw new SfuError('unavailable', `no port on ${ip} is free for both UDP and TCP`)
}

async function portIfBothFree(ip: string): Promise<number | undefined> {
  const server = createServer().listen(0, ip)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : undefined
  const free = port !== undefined && (await isUdpFree(ip, port))
  server.close()
  await once(server, 'close')
  return free ? port : undefined
}

async function isUdpFree(ip: string, port: number): Promise<boolean> {
  const socket = createSocket(ip.includes(':') ? 'udp6' : 'udp4')
  try {
    socket.bind(port, ip)
    await once(socket, 'listening')
    return true
  } catch {
    return false
  } finally {
    socket.close()
  }
}
