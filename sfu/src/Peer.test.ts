import { once } from 'node:events'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { ConsumerOffer, Peer } from './index.ts'
import { browserDtlsParameters, cameraParameters, microphoneParameters } from './testing/browser-parameters.ts'
import { census } from './testing/census.ts'
import { expectRefusal, joinToReceive, joinToSend, withSfu } from './testing/with-sfu.ts'

const camera = (transportId: string, key?: string) =>
  ({ transportId, kind: 'video', source: 'camera', rtpParameters: cameraParameters(), ...(key && { key }) }) as const

const microphone = (transportId: string, key?: string) =>
  ({
    transportId,
    kind: 'audio',
    source: 'microphone',
    rtpParameters: microphoneParameters(),
    ...(key && { key }),
  }) as const

async function nextOffer(peer: Peer): Promise<ConsumerOffer> {
  const [offer] = await once(peer, 'consumer-offered')
  return offer
}

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

describe('Peer, of what is not its own', () => {
  it('[SF9] finds no transport, producer or consumer of another peer', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      const bo = await joinToReceive(room, 'bo')
      const offered = nextOffer(bo)
      const { producerId } = await anna.produce(microphone(transportId))
      const { consumerId } = await offered
      await expectRefusal(bo.connectTransport(transportId, browserDtlsParameters()), 'not-found')
      await expectRefusal(bo.restartIce(transportId), 'not-found')
      await expectRefusal(bo.produce(camera(transportId)), 'not-found')
      await expectRefusal(bo.setProducerPaused(producerId, true), 'not-found')
      await expectRefusal(bo.closeProducer(producerId), 'not-found')
      await expectRefusal(anna.resumeConsumer(consumerId), 'not-found')
      await expectRefusal(anna.setPreferredLayers(consumerId, { spatialLayer: 0 }), 'not-found')
      expect(anna.hasProducer(producerId)).to.equal(true)
    }))

  it('[SF10] is offered nothing from another room', () =>
    withSfu(async sfu => {
      const roomA = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(roomA, 'anna')
      const near = await joinToReceive(roomA, 'bo')
      await joinToReceive(await sfu.room('b'), 'chris')
      const offered = nextOffer(near)
      await anna.produce(camera(transportId))
      await offered
      expect(sfu.stats()).to.include({ rooms: 2, consumers: 1 })
      expect((await sfu.room('b')).stats().consumers).to.equal(0)
    }))
})

describe('Peer closing', () => {
  it('[SF11] releases everything it had, and tells who consumed it', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      const bo = await joinToReceive(room, 'bo')
      const offered = nextOffer(bo)
      await anna.produce(camera(transportId))
      const { consumerId } = await offered
      const gone = once(bo, 'consumer-closed')
      anna.close()
      expect(await gone).to.deep.equal([{ consumerId }])
      expect(sfu.stats()).to.include({ peers: 1, transports: 1, producers: 0, consumers: 0 })
      bo.close()
      expect(sfu.stats()).to.include({ rooms: 0, peers: 0, transports: 0 })
    }))

  it('happens to the first when the same person joins again, and the room stays', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: first } = await joinToSend(room, 'anna')
      const reason = once(first, 'closed')
      const second = room.join('anna')
      expect(await reason).to.deep.equal(['replaced'])
      expect(room.peer('anna')).to.equal(second)
      expect(sfu.stats()).to.include({ rooms: 1, peers: 1, transports: 0 })
    }))

  it('at any moment while something is being made leaks nothing', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      await joinToReceive(room, 'bo')
      const before = census()
      for (let moment = 0; moment < 12; moment++) {
        const { peer, transportId } = await joinToSend(room, 'anna')
        const underway = Promise.allSettled([peer.createTransport('recv'), peer.produce(camera(transportId))])
        for (let tick = 0; tick < moment; tick++) await Promise.resolve()
        peer.close()
        const refusals = (await underway).filter(work => work.status === 'rejected')
        expect(refusals.map(({ reason }) => reason.code)).to.deep.equal(['closed', 'closed'])
        await expectRefusal(peer.createTransport('send'), 'closed')
        expect(sfu.stats()).to.include({ peers: 1, transports: 1, producers: 0, consumers: 0 })
        expect(census()).to.deep.equal(before)
      }
    }))

  it('of the receiving peer while a consumer is being made leaks nothing', () =>
    withSfu(async sfu => {
      const room = await sfu.room('a')
      const { peer: anna, transportId } = await joinToSend(room, 'anna')
      await anna.produce(camera(transportId))
      const before = census()
      for (let moment = 0; moment < 12; moment++) {
        const bo = room.join('bo')
        await bo.createTransport('recv')
        const ready = bo.setRtpCapabilities(room.routerRtpCapabilities)
        for (let tick = 0; tick < moment; tick++) await Promise.resolve()
        bo.close()
        await ready
        await anna.restartIce(transportId) // answered after everything asked of the worker before
        expect(sfu.stats()).to.include({ peers: 1, transports: 1, producers: 1, consumers: 0 })
        expect(census()).to.deep.equal(before)
      }
    }))
})
