import { once } from 'node:events'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { ConsumerOffer } from './index.ts'
import { cameraParameters } from './testing/browser-parameters.ts'
import { camera, microphone, nextOffer } from './testing/produce.ts'
import { expectRefusal, joinToReceive, joinToSend, withSfu } from './testing/with-sfu.ts'

describe('Peer producing', () => {
  it('[SF7] is offered, paused, to who is ready already: with its source and who it is from', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      const bo = await joinToReceive(room, 'bo')
      const offered = nextOffer(bo)
      const { producerId } = await anna.produce(camera(transportId))
      const offer = await offered
      expect(offer).to.include({ producerId, peerId: 'anna', source: 'camera', kind: 'video', producerPaused: false })
      expect(offer.rtpParameters.codecs[0]?.mimeType).to.equal('video/VP8')
      expect(offer.rtpParameters.encodings?.[0]?.scalabilityMode).to.equal('L3T3')
      await bo.setPreferredLayers(offer.consumerId, { spatialLayer: 0, temporalLayer: 1 })
      await bo.resumeConsumer(offer.consumerId)
      await bo.pauseConsumer(offer.consumerId)
    }))

  it('is offered to who becomes ready later, once for each producer', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      await anna.produce(camera(transportId))
      await anna.produce(microphone(transportId))
      const bo = room.join('bo')
      const offers: ConsumerOffer[] = []
      const both = new Promise<void>(resolve =>
        bo.on('consumer-offered', offer => {
          if (offers.push(offer) === 2) resolve()
        }),
      )
      await bo.setRtpCapabilities(room.routerRtpCapabilities)
      await bo.createTransport('recv')
      await bo.setRtpCapabilities(room.routerRtpCapabilities)
      await both
      expect(offers.map(({ source }) => source)).to.have.members(['camera', 'microphone'])
      expect(sfu.stats()).to.include({ peers: 2, transports: 2, producers: 2, consumers: 2 })
    }))

  it('is not offered to who has not said what it decodes, nor to itself', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      await anna.createTransport('recv')
      await anna.setRtpCapabilities(room.routerRtpCapabilities)
      const bo = room.join('bo')
      await bo.createTransport('recv')
      const chris = await joinToReceive(room, 'chris')
      const offered = nextOffer(chris)
      await anna.produce(camera(transportId))
      await offered
      expect(sfu.stats().consumers).to.equal(1)
    }))

  it('[SF8] with the same key again gives the same producer, at once or later', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      const [first, second] = await Promise.all([
        peer.produce(camera(transportId, 'k1')),
        peer.produce(camera(transportId, 'k1')),
      ])
      const third = await peer.produce(camera(transportId, 'k1'))
      expect([second, third]).to.deep.equal([first, first])
      expect(sfu.stats().producers).to.equal(1)
    }))

  it('again from the same source replaces the old producer, also with the same mid and rids', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      const bo = await joinToReceive(room, 'bo')
      const firstOffer = nextOffer(bo)
      await anna.produce(camera(transportId, 'k1'))
      const { consumerId } = await firstOffer
      const closed = once(bo, 'consumer-closed')
      const secondOffer = nextOffer(bo)
      const { producerId } = await anna.produce(camera(transportId, 'k2'))
      expect(await closed).to.deep.equal([{ consumerId }])
      expect((await secondOffer).producerId).to.equal(producerId)
      expect(sfu.stats()).to.include({ producers: 1, consumers: 1 })
    }))

  it('twice at once from one source keeps the later one', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      const produced = ['k1', 'k2'].map(key => peer.produce(camera(transportId, key)))
      const [, later] = await Promise.all(produced)
      expect(peer.published().map(({ producerId }) => producerId)).to.deep.equal([later?.producerId])
    }))

  it('keeps the old producer when the new parameters are refused', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      const { producerId } = await peer.produce(camera(transportId))
      const h264 = cameraParameters()
      h264.codecs = [{ mimeType: 'video/H264', payloadType: 102, clockRate: 90000 }]
      await expectRefusal(peer.produce({ ...camera(transportId), rtpParameters: h264 }), 'bad-parameters')
      expect(peer.hasProducer(producerId)).to.equal(true)
    }))

  it('paused, resumed and closed is told to who consumes it', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      const bo = await joinToReceive(room, 'bo')
      const offered = nextOffer(bo)
      const { producerId } = await anna.produce({ ...microphone(transportId), paused: true })
      const { consumerId, producerPaused } = await offered
      expect(producerPaused).to.equal(true)
      const resumed = once(bo, 'consumer-resumed')
      await anna.setProducerPaused(producerId, false)
      expect(await resumed).to.deep.equal([{ consumerId }])
      const paused = once(bo, 'consumer-paused')
      await anna.setProducerPaused(producerId, true)
      expect(await paused).to.deep.equal([{ consumerId }])
      const closed = once(bo, 'consumer-closed')
      await anna.closeProducer(producerId)
      expect(await closed).to.deep.equal([{ consumerId }])
      await expectRefusal(bo.resumeConsumer(consumerId), 'not-found')
    }))
})
