import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'

const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')

/** Whether the other end of a connection on this machine belongs to the account that this process runs under. */
export async function isOurs({ localPort, remotePort }: Socket): Promise<boolean> {
  if (localPort === undefined || remotePort === undefined) return false
  const [theirs, ours] = [`0100007F:${hex(remotePort)}`, `0100007F:${hex(localPort)}`]
  const rows = (await readFile('/proc/net/tcp', 'utf8').catch(() => '')).split('\n')
  const uid = rows
    .map(row => row.trim().split(/\s+/))
    .find(([, local, remote]) => local === theirs && remote === ours)?.[7]
  return uid !== undefined && Number(uid) === process.getuid?.()
}
