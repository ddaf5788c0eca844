import { expect } from 'chai'
import { observer, type types } from 'mediasoup'
import { describe, it } from 'mocha'
import { census } from './testing/census.ts'
import { expectRefusal, nothing, withSfu } from './testing/with-sfu.ts'

/** Runs a test while what mediasoup makes of some kind is handed to `spoil` first, as the next step with it is to fail. */
async function spoiling(spoil: (router: types.Router) => void, test: () => Promise<void>): Promise<void> {
  const onWorker = (worker: types.Worker) => worker.observer.on('newrouter', spoil)
  observer.on('newworker', onWorker)
  try {
    await test()
  } finally {
    observer.off('newworker', onWorker)
  }
}

const failing = () => Promise.reject(new Error('the worker refuses'))

describe('What is made in steps of which a later one fails', () => {
  it('[SF27] leaves no router behind where its room cannot listen to levels; the next room is made', async () => {
    let refuses = true
    await spoiling(
      router => {
        if (refuses) router.createAudioLevelObserver = failing
      },
      () =>
        withSfu(async sfu => {
          for (const id of ['a', 'b', 'a']) await expectRefusal(sfu.room(id), 'unavailable')
          expect(census().routers).to.equal(0)
          expect(sfu.stats()).to.deep.equal({ ...nothing, workers: 1 })
          refuses = false
          expect((await sfu.room('a')).closed).to.equal(false)
        }),
    )
  })

  it('[SF27] leaves no transport behind that cannot be bounded', async () => {
    await spoiling(
      router =>
        router.observer.on('newtransport', transport => {
          transport.setMaxIncomingBitrate = failing
        }),
      () =>
        withSfu(async sfu => {
          const peer = (await sfu.room('a')).join('anna')
          await expectRefusal(peer.createTransport('send'), 'unavailable')
          expect(census().transports).to.equal(0)
          expect(peer.stats().transports).to.equal(0)
          await peer.createTransport('recv')
          expect(census().transports).to.equal(1)
        }),
    )
  })
})
