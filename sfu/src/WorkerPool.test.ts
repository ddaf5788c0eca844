import { once } from 'node:events'
import { expect } from 'chai'
import { workerBin as ownWorkerBin } from 'mediasoup'
import { describe, it } from 'mocha'
import { MediaWorker } from './MediaWorker.ts'
import { localOptions } from './testing/with-sfu.ts'
import { WorkerPool } from './WorkerPool.ts'

const { listenIp, workerBin, log } = localOptions()
const start = () =>
  MediaWorker.start({
    workerBin: workerBin ?? ownWorkerBin,
    fence: 'none',
    listenIp,
    announcedAddress: undefined,
    port: 0,
  })

describe('WorkerPool', () => {
  it('tries again when a replacement does not start, and says unavailable meanwhile', async () => {
    let starts = 0
    const pool = await WorkerPool.start(
      1,
      async () => (++starts === 2 ? Promise.reject(new Error('not yet')) : start()),
      log,
    )
    const died = once(pool, 'died')
    const replaced = once(pool, 'replaced')
    process.kill(pool.leastLoaded()?.pid ?? 0, 'SIGKILL')
    await died
    const refusal = await pool.replacement().catch(error => error)
    expect(refusal.code).to.equal('unavailable')
    await replaced
    expect(starts).to.equal(3)
    expect(pool.workers).to.have.length(1)
    await pool.close()
    expect(pool.workers).to.deep.equal([])
  })

  it('does not replace a worker that died while it closed', async () => {
    let starts = 0
    const counted = () => {
      starts++
      return start()
    }
    const pool = await WorkerPool.start(2, counted, log)
    const pid = pool.leastLoaded()?.pid ?? 0
    const closing = pool.close()
    process.kill(pid, 'SIGKILL')
    await closing
    expect(starts).to.equal(2)
    expect(pool.workers).to.deep.equal([])
  })
})
