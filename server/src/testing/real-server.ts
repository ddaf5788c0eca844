import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const index = join(import.meta.dirname, '../index.ts')

/** The secrets of every server of these tests, so that they can make sessions and read what is sealed. */
export const secrets = { sessionSecret: 's'.repeat(48), masterKey: '7'.repeat(64) }

export type ServerOptions = {
  port?: number
  settings?: Record<string, string>
  /** What Node is told, such as a module that is loaded first. */
  nodeArgs?: readonly string[]
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** The server as it is run, in a process of its own on this data folder; it may be getting ready still, or be about to end. */
export async function startServer(dataDir: string, { port, settings = {}, nodeArgs = [] }: ServerOptions = {}) {
  const ownPort = port ?? (await freePort())
  const { PATH, MEDIASOUP_WORKER_BIN, FFMPEG_PATH, FFPROBE_PATH } = process.env
  const child = spawn(process.execPath, [...nodeArgs, index], {
    env: {
      ...{ PATH, MEDIASOUP_WORKER_BIN, FFMPEG_PATH, FFPROBE_PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
      ...{ HOST: '127.0.0.1', PORT: String(ownPort), DATA_DIR: dataDir, DEMO: 'false', LOG_LEVEL: 'error' },
      ...{ MASTER_KEY: secrets.masterKey, SESSION_SECRET: secrets.sessionSecret },
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let complaints = ''
  child.stderr.on('data', bytes => {
    complaints += bytes
  })
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, complaints }
  })
  const isReady = new Promise<boolean>(resolve => {
    let said = ''
    child.stdout.on('data', bytes => {
      said += bytes
      if (said.includes('Samsyn is at')) resolve(true)
    })
    void ended.then(() => resolve(false))
  })
  return {
    port: ownPort,
    url: `http://127.0.0.1:${ownPort}`,
    pid: child.pid ?? 0,
    /** What it wrote to standard error so far. */
    complaints: () => complaints,
    /** How it ended, once it has. */
    ended,
    /** Waits until its doors are open; throws what it said when it ended instead. */
    async ready() {
      if (!(await isReady)) throw new Error(`the server ended: ${complaints}`)
    },
    /** Ends it by this signal, and waits for that. */
    async kill(signal: NodeJS.Signals) {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs a test over a fresh data folder, which is gone afterwards, as are the servers it started. */
export async function withDataFolder(test: (dataDir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-server-'))
  const before = new Set(running)
  try {
    await test(dir)
  } finally {
    const own = [...running].filter(child => !before.has(child))
    for (const child of own) {
      const gone = once(child, 'close')
      child.kill('SIGKILL')
      await gone
    }
    await rm(dir, { recursive: true, force: true })
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
