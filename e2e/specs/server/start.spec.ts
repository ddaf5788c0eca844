import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { freePort } from '../../support/free-port.ts'
import { root } from '../../support/root.ts'

const running = new Set<ChildProcess>()
const folders: string[] = []
let port = 0

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-start-'))
  folders.push(folder)
  return folder
}

/** Starts the server in the folder, with next to no settings; answers what it printed when it was ready, or ended. */
async function start(folder: string, settings: Record<string, string> = {}): Promise<string[]> {
  const { MEDIASOUP_WORKER_BIN, PATH } = process.env
  const child = spawn(process.execPath, [join(root, 'server/src/index.ts')], {
    cwd: folder,
    env: { PATH, PORT: String(port), MEDIASOUP_WORKER_BIN, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.add(child)
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    if (said.includes('password')) break
  }
  return said.trim().split('\n')
}

async function stop() {
  for (const child of running) {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  running.clear()
}

describe('The first start on a fresh machine, and the second', () => {
  let folder = ''

  before(async () => {
    folder = await freshFolder()
    port = await freePort()
  })

  after(async () => {
    await stop()
    for (const used of folders) await rm(used, { recursive: true, force: true })
  })

  it('[CF9] does not give a demo film up for ever when it was refused once', async () => {
    const probe = join(folder, 'ffprobe')
    await writeFile(probe, '#!/bin/sh\n[ "$1" = -version ] && exec ffprobe -version\nexit 1\n', { mode: 0o755 })
    expect(await start(folder, { FFPROBE_PATH: probe })).to.deep.equal(['The demo film is being made ready'])
    await stop()
  })

  it('[CF7] makes the demo in the data folder of the place it was started in, and says what to open as whom', async () => {
    const said = await start(folder)
    expect(said[0]).to.equal('The demo film is being made ready')
    const [first] = said.filter(line => !line.startsWith('The demo film'))
    expect(first).to.equal(`Samsyn is at http://localhost:${port}`)
    expect(said.filter(line => line.includes('/enter#'))).to.have.lengthOf(3)
    expect((await fetch(`http://localhost:${port}/readyz`)).status).to.equal(200)
    await stop()
  })

  it('[CF7] makes nothing again at the second start', async () => {
    const said = await start(folder)
    expect(said[0]).to.equal(`Samsyn is at http://localhost:${port}`)
    expect(said.filter(line => line.includes('/enter#'))).to.have.lengthOf(3)
    await stop()
  })
})
