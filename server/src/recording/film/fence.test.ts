import { createServer } from 'node:net'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { workLimits } from './limits.ts'
import { run } from './run.ts'
import { withoutNetwork } from './without-network.ts'

describe('The fence around the tools', () => {
  it('[FM42] lets them reach nobody by network, not even this machine', async function () {
    if ((await withoutNetwork('/usr/bin/unshare')).length === 0) this.skip()
    let calls = 0
    const server = createServer(socket => {
      calls++
      socket.end()
    })
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const call = ['-c', `exec 3<>/dev/tcp/127.0.0.1/${address.port}`]
    const { signal } = new AbortController()
    const { ok, stderr } = await run({ program: '/bin/bash', args: call, limits: workLimits(1000), signal })
    server.close()
    expect([ok, calls]).to.deep.equal([false, 0])
    expect(stderr).to.match(/unreachable/i)
  })
})
