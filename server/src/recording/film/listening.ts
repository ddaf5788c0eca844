import type { ChildProcess } from 'node:child_process'
import { createServer, Server } from 'node:net'
import { fileURLToPath } from 'node:url'

/** Nobody else is in a network of its own, so that every port of it is free. */
const port = 8000
const host = '127.0.0.1'

/** Where a program behind a fence finds what it reads: nothing in it is secret, and it leads nowhere from outside. */
export const urlWithin = `http://${host}:${port}/`

const script = fileURLToPath(new URL('./listen.pl', import.meta.url))

/** The words before a program that hand on a door within its network, and the files that takes. */
export type Listening = { words: readonly string[]; uses: readonly string[] }

export const notListening: Listening = { words: [], uses: [] }

/** To be said where a program of its own network is begun, by a process that hears it on a channel. */
export function listeningBy(perl: string): Listening {
  return { words: [perl, script, String(port)], uses: [perl, script] }
}

/** Hands on the door that a process has sent, should it send one. */
export function onDoor(child: ChildProcess, take: (door: Server) => void): void {
  child.once('message', (_, door) => {
    if (door instanceof Server) take(door)
  })
}

/** A door on this machine's own network, for a program that has no other. Anybody here can come to it. */
export async function listenHere(): Promise<{ door: Server; url: string }> {
  const door = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  door.once('error', reject).listen(0, host, resolve)
  await promise
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('no port to listen on')
  return { door, url: `http://${host}:${address.port}/` }
}
