import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { scratchAt, writeScratch } from '../../files/scratch.ts'
import { passOver } from '../../testing/pass-over.ts'
import { workLimits } from './limits.ts'
import { type RunRequest, run } from './run.ts'
import { lackOf, wayFor } from './ways.ts'

const bash = '/bin/bash'

/** What a shell behind the fence says, and how it ends. */
async function behind(script: string, { reads = [], cwd = '/', served }: Partial<RunRequest> = {}) {
  let said = ''
  const onOutput = (chunk: Buffer) => {
    said += chunk.toString()
  }
  const { signal } = new AbortController()
  const shell = { program: bash, args: ['-c', script], reads, cwd, served, limits: workLimits(1000), signal, onOutput }
  return { ...(await run(shell)), said: said.trim() }
}

describe('The fence around the tools', () => {
  let dir: string
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-fence-'))
  })
  after(() => rm(dir, { recursive: true }))

  it('[FM42] lets them reach nobody by network, not even this machine', async function () {
    const way = await wayFor(bash)
    if (way.kind === 'none') passOver(this, lackOf(way) ?? '')
    let calls = 0
    const server = createServer(socket => {
      calls++
      socket.end()
    })
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const { ok, stderr } = await behind(`exec 3<>/dev/tcp/127.0.0.1/${address.port}`)
    server.close()
    expect([ok, calls]).to.deep.equal([false, 0])
    expect(stderr).to.match(/unreachable|refused/i)
  })

  it('[FM42] lets them reach nobody but the server with the film they read, while they are given one', async function () {
    const way = await wayFor(bash)
    if (way.kind === 'none') passOver(this, lackOf(way) ?? '')
    const served = scratchAt(join(dir, 'served'))
    await writeScratch(served, [Buffer.from('the film')])
    let calls = 0
    const other = createServer(() => calls++).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const asked = `printf 'GET / HTTP/1.1\\r\\nHost: film\\r\\nRange: bytes=4-\\r\\n\\r\\n' >&3; mapfile -t lines <&3`
    const { said, stderr } = await behind(
      `exec 3<>/dev/tcp/127.0.0.1/8000; ${asked}; echo "\${lines[-1]}"; exec 3<>/dev/tcp/127.0.0.1/${port}`,
      { served },
    )
    other.close()
    expect([said, calls]).to.deep.equal(['film', 0])
    expect(stderr).to.match(/unreachable|refused/i)
    expect((await behind('exec 3<>/dev/tcp/127.0.0.1/8000')).ok, 'where nothing is given').to.equal(false)
  })

  describe('where the system allows it', () => {
    before(async function () {
      const lack = lackOf(await wayFor(bash))
      if (lack) passOver(this, lack)
    })

    it('[FM64] has nothing in it but libraries, the tool, and the files it reads', async () => {
      const [film, secret] = [join(dir, 'film'), join(dir, 'master.key')]
      await writeFile(film, 'the film')
      await writeFile(secret, 'the key')
      const { said } = await behind(`cd ${dir}; echo * $(<film)`, { reads: [film], cwd: dir })
      expect(said).to.equal('film the film')
      for (const hidden of [
        secret,
        '/etc/passwd',
        '/root',
        '/home',
        '/proc/self',
        `/proc/${process.pid}`,
        '/usr/bin/env',
      ]) {
        expect((await behind(`[ -e ${hidden} ] && echo there`)).said, hidden).to.equal('')
      }
      expect((await behind('echo /*')).said)
        .to.match(/^[/a-z0-9 ]+$/)
        .and.not.match(/home|root|var|opt|srv|proc|sys|app|data/)
    })

    it('[FM64] lets them change nothing, and be nobody in particular', async () => {
      const film = join(dir, 'film')
      await writeFile(film, 'the film')
      const changed = await behind('echo other > film; echo new > beside; echo new > /new', { reads: [film], cwd: dir })
      expect(changed.ok).to.equal(false)
      expect(await readFile(film, 'utf8')).to.equal('the film')
      expect((await behind('echo $UID $EUID')).said).to.equal('65534 65534')
      expect((await behind(`kill -0 ${process.pid} && echo alive; echo $$`)).said).to.match(/^\d$/)
    })

    it('[FM64] has no secret of the server in its environment', async () => {
      process.env.A_SECRET_OF_A_TEST = 'secret'
      try {
        expect((await behind(`echo "$A_SECRET_OF_A_TEST"`)).said).to.equal('')
      } finally {
        delete process.env.A_SECRET_OF_A_TEST
      }
    })

    it('[FM64] tells an end by a signal from an end by itself', async () => {
      expect(await behind('kill -9 $$')).to.include({ ok: false, stopped: true })
      expect(await behind('exit 1')).to.include({ ok: false, stopped: false })
    })
  })

  it('[FM65] has a sentence for whoever runs the server where it is lower than it could be', async () => {
    expect(lackOf({ kind: 'root', bwrap: 'bwrap', user: [] })).to.equal(null)
    expect(lackOf({ kind: 'network', command: [] })).to.match(/no network.*every file.*Install bubblewrap/)
    expect(lackOf({ kind: 'none' })).to.match(/without any fence.*Install bubblewrap/)
    expect((await wayFor('/nowhere/tool')).kind).to.not.equal('root')
  })
})
