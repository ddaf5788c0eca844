import { SfuError } from '@samsyn/sfu'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { until } from '../meeting/testing/until.ts'
import { bothJoined, expectRefusal, joined, offersTo, produce, receive, settle, withMedia } from './testing/joined.ts'

describe('faces and voices', () => {
  it('[MD2] are offered to the other exactly once: what was there before, and what comes after', () =>
    withMedia(async (house, sfu) => {
      const { anna, bo } = await bothJoined(house)
      const microphone = await produce(anna, 'microphone')
      await receive(bo)
      const camera = await produce(anna, 'camera')
      await bo.fact('media:consumer-offered', ({ offer }) => offer.producerId === camera.producerId)
      await bo.fact('media:consumer-offered', ({ offer }) => offer.producerId === microphone.producerId)
      await settle(bo)
      const offers = offersTo(bo)
      expect(offers.map(({ producerId }) => producerId)).to.have.members([microphone.producerId, camera.producerId])
      for (const offer of offers) {
        expect(offer).to.include({ personId: anna.self.id, producerPaused: false })
        await bo.ask('media:resume', { meetingId: bo.meetingId, consumerId: offer.consumerId })
      }
      expect(offersTo(anna)).to.deep.equal([])
      expect(sfu.stats()).to.include({ rooms: 1, peers: 2, transports: 4, producers: 2, consumers: 2 })
    }))

  it('[MD3] are sent once under a resend, and one per source', () =>
    withMedia(async (house, sfu) => {
      const { anna } = await bothJoined(house)
      const [first, again] = await Promise.all([produce(anna, 'camera', 'k1'), produce(anna, 'camera', 'k1')])
      expect(again).to.deep.equal(first)
      const other = await produce(anna, 'camera', 'k2')
      expect(other).to.not.deep.equal(first)
      expect(sfu.stats().producers).to.equal(1)
    }))

  it('[MD4] show the other when they are paused, go on, and end', () =>
    withMedia(async house => {
      const { meetingId, anna, bo } = await bothJoined(house)
      await receive(bo)
      const { producerId } = await produce(anna, 'microphone')
      const { offer } = await bo.fact('media:consumer-offered')
      for (const paused of [true, false]) {
        await anna.ask('media:pause-producer', { meetingId, producerId, paused })
        await bo.fact('media:consumer-paused', fact => fact.consumerId === offer.consumerId && fact.paused === paused)
      }
      await anna.ask('media:close-producer', { meetingId, producerId })
      await bo.fact('media:consumer-closed', ({ consumerId }) => consumerId === offer.consumerId)
    }))

  it('[MD5] are closed when somebody leaves, and when their line is cut', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna, bo } = await bothJoined(house)
      await receive(bo)
      await produce(anna, 'microphone')
      await bo.fact('media:consumer-offered')
      await anna.ask('meeting:leave', { meetingId })
      await bo.fact('media:consumer-closed')
      expect(sfu.stats()).to.include({ peers: 1, transports: 2, producers: 0, consumers: 0 })
      expect(anna.all('media:closed')).to.deep.equal([])
      await expectRefusal(produce(anna, 'camera'), 'forbidden')
      bo.cut()
      await until(async () => sfu.stats().rooms === 0)
      expect(sfu.stats()).to.include({ rooms: 0, peers: 0, transports: 0 })
    }))

  it('[SF27] leave nobody in a room who was told that they could not join, and let them join afterwards', () =>
    withMedia(async (house, sfu) => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      await anna.ask('meeting:enter', { meetingId })
      const room = await sfu.room(meetingId)
      const join = room.join.bind(room)
      room.join = personId => {
        const peer = join(personId)
        const create = peer.createTransport.bind(peer)
        peer.createTransport = direction =>
          direction === 'send' ? create(direction) : Promise.reject(new SfuError('unavailable'))
        return peer
      }
      await expectRefusal(anna.ask('media:join', { meetingId }), 'unavailable')
      expect(sfu.stats()).to.include({ rooms: 0, peers: 0, transports: 0 })
      expect(anna.all('media:closed')).to.deep.equal([])
      await anna.ask('media:join', { meetingId })
      expect(sfu.stats()).to.include({ rooms: 1, peers: 1, transports: 2 })
    }))

  it('tell everybody who speaks, each time it is somebody else', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna, bo } = await bothJoined(house)
      const room = await sfu.room(meetingId)
      const speaker = { peerId: anna.self.id, volume: -40 }
      for (const speakers of [[speaker], [speaker], []]) room.emit('speakers', speakers)
      await bo.fact('media:speaking', ({ personId }) => personId === null)
      expect(bo.all('media:speaking').map(({ personId }) => personId)).to.deep.equal([anna.self.id, null])
    }))
})

describe('faces and voices: joining', () => {
  it('[MD6] from a second connection takes over, and tells the first', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna } = await bothJoined(house)
      const second = await joined(await house.connect(house.worker), meetingId)
      expect(await anna.fact('media:closed')).to.deep.equal({ meetingId, reason: 'taken-over' })
      await expectRefusal(produce(anna, 'camera'), 'not-found')
      await produce(second, 'camera')
      anna.cut()
      await until(async () => !house.meetings.entered(anna.id, meetingId))
      expect(sfu.stats()).to.include({ peers: 2, transports: 4, producers: 1 })
    }))

  it('[SF23] media:stopped tells who sent too much what was stopped, and they stay', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna, bo } = await bothJoined(house)
      await produce(anna, 'camera')
      const peer = (await sfu.room(meetingId)).peer(anna.self.id)
      peer?.emit('sending-stopped', { sources: ['camera'] })
      expect(await anna.fact('media:stopped')).to.deep.equal({ meetingId, sources: ['camera'], reason: 'too-much' })
      await produce(anna, 'microphone')
      expect([anna.all('media:closed'), bo.all('media:stopped')]).to.deep.equal([[], []])
    }))

  it('again from the same connection begins anew, quietly', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna } = await bothJoined(house)
      const again = await joined(anna, meetingId)
      await produce(again, 'camera')
      expect(anna.all('media:closed')).to.deep.equal([])
      expect(sfu.stats()).to.include({ peers: 2, transports: 4, producers: 1 })
    }))

  it('alone, again and again, keeps the room', () =>
    withMedia(async (house, sfu) => {
      const { meetingId } = await house.arrange()
      const anna = await joined(await house.connect(house.worker), meetingId)
      await joined(anna, meetingId)
      expect(sfu.stats()).to.include({ rooms: 1, peers: 1, transports: 2 })
      expect(anna.all('media:closed')).to.deep.equal([])
    }))

  it('[MD7] is for who has entered the meeting by this very connection', () =>
    withMedia(async (house, sfu) => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      await anna.ask('meeting:enter', { meetingId })
      const elsewhere = await house.connect(house.worker)
      await expectRefusal(elsewhere.ask('media:join', { meetingId }), 'forbidden')
      expect(sfu.stats().rooms).to.equal(0)
    }))

  it('[MD8] is asked for again when the media worker died', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna, bo } = await bothJoined(house)
      process.kill(sfu.workers[0]?.pid ?? 0, 'SIGKILL')
      for (const client of [anna, bo])
        expect(await client.fact('media:closed')).to.deep.equal({ meetingId, reason: 'restarted' })
      await produce(await joined(anna, meetingId), 'camera')
      expect(sfu.stats()).to.include({ rooms: 1, peers: 1, producers: 1 })
    }))
})
