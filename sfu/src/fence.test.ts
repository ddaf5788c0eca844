import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { type Fence, highestFence, lackOf, withLauncher } from './fence.ts'
import { localOptions, withSfu } from './testing/with-sfu.ts'

const run = promisify(execFile)
const bash = '/bin/bash'
const { workerBin = '' } = localOptions()

/** What a shell behind a fence says. */
const behind = (fence: Fence, script: string) =>
  withLauncher(bash, fence, async path => (await run(path, ['--norc', '-c', script])).stdout.trim())

describe('The fence around the media worker', () => {
  let dir: string
  let secret: string
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'samsyn-data-'))
    secret = join(dir, 'master.key')
    await writeFile(secret, 'the master key')
  })
  after(() => rm(dir, { recursive: true }))

  describe('where the system allows it', () => {
    before(async function () {
      if ((await highestFence(workerBin)) !== 'filter') this.skip()
    })

    it('[SF24] is around every worker that runs: in its root there is nothing of ours, and it has no rights', () =>
      withSfu(
        async sfu => {
          expect(sfu.workers).to.have.length(2)
          for (const { pid } of sfu.workers) {
            const root = `/proc/${pid}/root`
            expect(await readFile(`/proc/${process.pid}/root${secret}`, 'utf8')).to.equal('the master key')
            expect(existsSync(`${root}${secret}`)).to.equal(false)
            const there = await readdir(root)
            expect(there).to.include('program')
            expect(there.filter(name => !/^(dev|etc|lib\d*|program|setpriv|usr)$/.test(name))).to.deep.equal([])
            expect(await readdir(join(root, 'etc'))).to.deep.equal(['ld.so.cache'])
            expect((await readdir(join(root, 'usr'))).filter(name => !/^(lib\d*|local)$/.test(name))).to.deep.equal([])
            const status = await readFile(`/proc/${pid}/status`, 'utf8')
            for (const kind of ['Inh', 'Prm', 'Eff', 'Bnd', 'Amb'])
              expect(status).to.match(new RegExp(`Cap${kind}:\t0+\n`))
            expect(status).to.include('NoNewPrivs:\t1').and.include('Seccomp:\t2')
            for (const kind of ['user', 'mnt', 'ipc', 'uts'])
              expect(await readlink(`/proc/${pid}/ns/${kind}`)).to.not.equal(await readlink(`/proc/self/ns/${kind}`))
            // It speaks with browsers.
            expect(await readlink(`/proc/${pid}/ns/net`)).to.equal(await readlink('/proc/self/ns/net'))
            const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0')
            const names = environment.map(line => line.replace(/=.*/s, '')).filter(Boolean)
            expect(names.filter(name => !['MEDIASOUP_VERSION', 'PWD', 'SHLVL', '_'].includes(name))).to.deep.equal([])
          }
        },
        { workers: 2 },
      ))

    for (const fence of ['filter', 'root'] as const)
      it(`[SF24] lets nobody behind it read a file, see a process, or write anything (${fence})`, async () => {
        const readSecret = `[ -e ${secret} ] && { read -r line < ${secret}; echo $line; }; echo end`
        expect(await behind('none', readSecret)).to.equal('the master key\nend')
        expect(await behind(fence, readSecret)).to.equal('end')
        for (const hidden of [
          '/proc/self',
          `/proc/${process.pid}`,
          '/etc/passwd',
          '/root',
          '/home',
          '/tmp',
          '/usr/bin/env',
        ])
          expect(await behind(fence, `[ -e ${hidden} ] && echo there; echo end`), hidden).to.equal('end')
        const write = 'for to in / /dev /etc /usr/lib; do { echo x > $to/new; } 2>/dev/null && echo $to; done; echo end'
        expect(await behind(fence, write)).to.equal('end')
      })

    it('[SF26] lets nobody behind it reach a process of ours, nor make one', async () => {
      const reach = `kill -0 ${process.pid} && echo reached; echo end`
      expect(await behind('root', reach)).to.equal('reached\nend')
      expect(await behind('filter', reach)).to.equal('end')
      const make = '(:) 2>/dev/null && echo made; :'
      expect(await behind('root', make)).to.equal('made')
      expect(await behind('filter', make).catch(error => error.stderr)).to.include('fork: Operation not permitted')
    })

    it('[SF24] keeps the number of the process, by which mediasoup knows its worker', () =>
      withLauncher(bash, 'filter', async path => {
        const running = run(path, ['--norc', '-c', 'echo $$'])
        expect(Number((await running).stdout)).to.equal(running.child.pid)
      }))
  })

  it('[SF25] is tried on the program itself, and is the next lower where a higher one is not to be had', async () => {
    expect(await highestFence(workerBin)).to.be.oneOf(['filter', 'root', 'rights', 'none'])
    expect(await highestFence('/nowhere/mediasoup-worker')).to.equal(null)
    // It lies where nobody behind the fence finds what it calls.
    const other = join(dir, 'worker')
    await writeFile(other, `#!/bin/sh\nexec ${workerBin} "$@"\n`)
    await chmod(other, 0o755)
    expect(await highestFence(other)).to.equal('rights')
    expect(
      await behind(
        'rights',
        `while read -r line; do [[ $line = NoNewPrivs* ]] && echo $line; done < /proc/self/status; :`,
      ),
    ).to.equal('NoNewPrivs: 1')
  })

  it('[SF25] has a sentence for whoever runs the server where it is lower than it could be', async () => {
    expect([lackOf('filter'), lackOf(null)]).to.deep.equal([null, null])
    expect(lackOf('root')).to.match(/no filter of system calls. See docs\/operating.md/)
    expect(lackOf('rights')).to.match(/every file that the server can/)
    expect(lackOf('none')).to.match(/whatever the server can/)
    const warned: string[] = []
    const other = join(dir, 'worker')
    const log = {
      info: () => {},
      error: () => {},
      warn: (_details: object, message: string) => void warned.push(message),
    }
    await withSfu(async sfu => void (await sfu.room('a')), { workerBin: other, log })
    expect(warned).to.deep.equal([lackOf('rights')])
  })
})
