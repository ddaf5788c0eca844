import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import type { Laid, Memory, ServerQuestion, Target, Wire } from './questions.ts'

/** What is measured; `keeps`: it has a store. */
export type System = { name: string; script: string; wire: Wire; keeps: boolean }

const hocuspocus = { script: 'servers/hocuspocus.js', wire: 'named' } as const
const yWebsocket = { script: 'servers/y-websocket.js', wire: 'plain' } as const

export const ours: System = { name: 'samsyn', script: 'servers/ours.ts', wire: 'plain', keeps: true }

/** Ours first; the peers each with the store that it comes with, and without. */
export const systems: readonly System[] = [
  ours,
  { name: 'hocuspocus', ...hocuspocus, keeps: false },
  { name: 'hocuspocus + SQLite', ...hocuspocus, keeps: true },
  { name: 'y-websocket', ...yWebsocket, keeps: false },
  { name: 'y-websocket + LevelDB', ...yWebsocket, keeps: true },
]

export const newFolder = () => mkdtempSync(join(tmpdir(), 'samsyn-bench-peers-'))

/** The system's server in a process of its own, on this folder. */
export async function startServer(system: System, folder: string) {
  const child = await startChild<string>(system.script, ...(system.keeps ? [folder] : []))
  const ask = <T>(question: ServerQuestion) => child.ask<T>(question)
  return {
    at: (laid: Laid): Target => ({ wire: system.wire, url: child.ready, ...laid }),
    lay: (notes: number) => ask<Laid>({ kind: 'lay', notes }),
    memory: () => ask<Memory>({ kind: 'memory' }),
    processor: () => ask<number>({ kind: 'processor' }),
    rest: () => ask<void>({ kind: 'rest' }),
    stop: child.stop,
  }
}

export type Server = Awaited<ReturnType<typeof startServer>>

/** A fresh server and a fresh process with clients, for as long as `use` runs. */
export async function withServer<T>(system: System, use: Use<T>): Promise<T> {
  const folder = newFolder()
  try {
    return await withServerOn(system, folder, use)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same on a folder that stays. */
export async function withServerOn<T>(system: System, folder: string, use: Use<T>): Promise<T> {
  const server = await startServer(system, folder)
  const clients = await startChild('load/load.ts')
  try {
    return await use(server, clients)
  } finally {
    await clients.stop()
    await server.stop()
  }
}

type Use<T> = (server: Server, clients: Child) => Promise<T>
