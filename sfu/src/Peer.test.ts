import { once } from 'node:events'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { browserDtlsParameters } from './testing/browser-parameters.ts'
import { census } from './testing/census.ts'
import { camera, microphone, nextOffer } from './testing/produce.ts'
import { expectRefusal, joinToReceive, joinToSend, withSfu } from './testing/with-sfu.ts'

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
