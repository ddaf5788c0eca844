import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { passOver } from './testing/pass-over.ts'

const secrets = {
  SESSION_SECRET: 'geheimnis'.repeat(8),
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  OIDC_CLIENT_SECRET: 'hemmelighed'.repeat(4),
}
const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'samsyn', OIDC_NAME: 'Kommunen' }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The environments of the programs that a process has started. */
async function environmentsBelow(parent: number | undefined): Promise<string[]> {
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (new RegExp(`^PPid:\\t${parent}$`, 'm').test(status)) found.push(await readFile(`/proc/${pid}/environ`, 'utf8'))
  }
  return found
}

describe('The secrets of the configuration', () => {
  it('[FM66] are in no environment that a program started by the server gets', async function () {
    if (process.platform !== 'linux') passOver(this, 'only Linux shows the environment of a program (/proc)')
    const dir = await mkdtemp(join(tmpdir(), 'samsyn-secrets-'))
    const port = await freePort()
    const env = {
      ...process.env,
      ...secrets,
      ...provider,
      DATA_DIR: join(dir, 'data'),
      HOST: '127.0.0.1',
      PORT: String(port),
      DEMO: 'false',
    }
    const server = spawn(process.execPath, [join(import.meta.dirname, 'index.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      for await (const line of createInterface(server.stdout)) if (line.startsWith('Samsyn is at')) break
      const environments = await environmentsBelow(server.pid)
      expect(environments).to.not.deep.equal([])
      // The media worker is given this by mediasoup: it is the environment of a program that runs.
      expect(environments.join(), 'what is no secret is there').to.include('MEDIASOUP_VERSION=')
      for (const secret of Object.values(secrets)) expect(environments.join()).to.not.include(secret)
    } finally {
      const ended = once(server, 'exit')
      server.kill()
      await ended
      await rm(dir, { recursive: true })
    }
  }).timeout(60_000)
})
