import { expect } from 'chai'
import { describe, it } from 'mocha'
import { browserDtlsParameters } from './testing/browser-parameters.ts'
import { camera, nextOffer } from './testing/produce.ts'
import { expectRefusal, joinToReceive, joinToSend, withSfu } from './testing/with-sfu.ts'

describe('Peer transports', () => {
  it('connect once, however often they are told to, and restart ICE with new credentials', () =>
    withSfu(async sfu => {
      const peer = (await sfu.room('a')).join('anna')
      const { id, iceParameters } = await peer.createTransport('send')
      await Promise.all([1, 2].map(() => peer.connectTransport(id, browserDtlsParameters())))
      await peer.connectTransport(id, browserDtlsParameters())
      expect((await peer.restartIce(id)).usernameFragment).to.not.equal(iceParameters.usernameFragment)
    }))

  it('are plain data that survive JSON', () =>
    withSfu(async sfu => {
      const parameters = await (await sfu.room('a')).join('anna').createTransport('recv')
      expect(parameters).to.have.all.keys('id', 'iceParameters', 'iceCandidates', 'dtlsParameters')
      expect(JSON.parse(JSON.stringify(parameters)).dtlsParameters.fingerprints).to.not.be.empty
    }))

  it('made anew for receiving bring everything again on the new one', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      await anna.produce(camera(transportId))
      const bo = await joinToReceive(room, 'bo')
      await nextOffer(bo)
      const again = nextOffer(bo)
      const { id } = await bo.createTransport('recv')
      expect((await again).transportId).to.equal(id)
      expect(sfu.stats()).to.include({ transports: 2, consumers: 1 })
    }))

  it('made anew for sending close what was produced on the old one', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      const { producerId } = await peer.produce(camera(transportId, 'k1'))
      const { id } = await peer.createTransport('send')
      expect(sfu.stats()).to.include({ transports: 1, producers: 0 })
      await expectRefusal(peer.produce(camera(transportId, 'k2')), 'not-found')
      expect((await peer.produce(camera(id, 'k1'))).producerId).to.not.equal(producerId)
    }))
})
