import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Laid, Memory, Question } from './notes-server.ts'

/**
 * The notes' server in another process, on a data folder of its own; `restart` keeps folder and port. `tracer`: what is
 * to run it, and how.
 */
export async function startNotes(tracer: readonly string[] = []) {
  const dataDir = mkdtempSync(join(tmpdir(), 'samsyn-bench-notes-'))
  const port = await freePort()
  let child = await start()

  async function start(): Promise<ChildProcess> {
    const script = join(import.meta.dirname, 'notes-server.ts')
    const [execPath = process.execPath, ...execArgv] = [...tracer, process.execPath, '--expose-gc']
    const stdio: ['ignore', 'inherit', 'inherit', 'ipc'] = ['ignore', 'inherit', 'inherit', 'ipc']
    const started = fork(script, [dataDir, String(port)], { execPath, execArgv, stdio })
    await once(started, 'message')
    return started
  }

  async function ask<T>(question: Question): Promise<T> {
    child.send(question)
    const [{ value }] = (await once(child, 'message')) as [{ value: T }]
    return value
  }

  async function end(signal: NodeJS.Signals) {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  return {
    lay: (documents: number) => ask<Laid>({ kind: 'lay', documents }),
    memory: () => ask<Memory>({ kind: 'memory' }),
    rest: () => ask<void>({ kind: 'rest' }),
    async restart() {
      await end('SIGKILL')
      child = await start()
    },
    async stop() {
      await end('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
