import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from './cli.ts'
import { demoData, masterKey } from './demo-data.ts'
import { endsWithUs } from './ending.ts'
import { freePort } from './free-port.ts'
import { root } from './root.ts'
import { until } from './until.ts'

export type Demo = {
  baseUrl: string
  people: { name: string; role: string; loginUrl: string }[]
  meeting: { id: string; joinUrl: string }
  recording: { id: string }
}

/** The built app in a process of its own, on a free port and a data folder of its own. It can be killed and started again. */
export type RunningApp = {
  baseUrl: string
  dataDir: string
  /** What the administrator's `demo --json` prints. */
  demo(): Promise<Demo>
  /** Runs the administrator's command line against this app's data, with the settings it was last started with. */
  samsyn(...args: string[]): Promise<string>
  /** The server's process, while it runs. */
  pid(): number | undefined
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it, with settings besides those it has always had. */
  start(more?: Record<string, string>): Promise<void>
  /** What the server has logged, as JSON lines. */
  logged(): string
  stop(): Promise<void>
}

export async function startApp(settings: Record<string, string> = {}): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samsyn-e2e-'))
  // The demo is made once; making it is ffmpeg's work, not what most tests are about.
  await cp(await demoData(), dataDir, { recursive: true })
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const env = {
    ...process.env,
    HOST: 'localhost',
    PORT: String(port),
    DATA_DIR: dataDir,
    MASTER_KEY: masterKey,
    LOG_LEVEL: 'warn',
    // Two who were together for a moment have met, unless a test is about how long that takes.
    HELD_AFTER_SECONDS: '0',
    ...settings,
  }
  let child: ChildProcess | null = null
  let logged = ''
  let running = env

  async function start(more: Record<string, string> = {}) {
    running = { ...env, ...more }
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe']
    child = spawn(process.execPath, ['server/src/index.ts'], { cwd: root, env: running, stdio })
    child.stderr?.on('data', (piece: Buffer) => {
      logged += piece
      process.stderr.write(piece)
    })
    await until('the app answers', () => answers(`${baseUrl}/readyz`), 120_000)
  }

  async function kill(signal: NodeJS.Signals) {
    const stopped = child
    child = null
    if (!stopped || stopped.exitCode !== null) return
    const gone = once(stopped, 'exit')
    stopped.kill(signal)
    await gone
  }

  const samsyn = (...args: string[]) => runCli(args, running)

  const hasEnded = endsWithUs(() => child?.kill('SIGKILL'))
  await start()
  return {
    baseUrl,
    dataDir,
    samsyn,
    demo: async () => JSON.parse(await samsyn('demo', '--json')),
    pid: () => child?.pid,
    kill,
    start,
    logged: () => logged,
    stop: async () => {
      await kill('SIGTERM')
      hasEnded()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    response => response.ok,
    () => false,
  )
}
