import { createSfu, type Sfu } from '@samsyn/sfu'
import type { ErrorCode, MeetingId, RequestReply, Source } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { TestClient } from '../meeting/testing/client.ts'
import { type House, withHouse } from '../meeting/testing/house.ts'
import { until } from '../meeting/testing/until.ts'
import { cameraParameters, dtlsParameters, microphoneParameters } from './testing/browser-parameters.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

async function withMedia(test: (house: House, sfu: Sfu) => Promise<void>): Promise<void> {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN
  const sfu = await createSfu({ ...(workerBin && { workerBin }), listenIp: '127.0.0.1', port: 0, log: quiet })
  try {
    await withHouse(house => test(house, sfu), { sfu })
  } finally {
    await sfu.close()
  }
}

type Joined = TestClient & { meetingId: MeetingId; media: RequestReply<'media:join'> }

async function joined(client: TestClient, meetingId: MeetingId): Promise<Joined> {
  await client.ask('meeting:enter', { meetingId })
  return { ...client, meetingId, media: await client.ask('media:join', { meetingId }) }
}

async function bothJoined(house: House) {
  const { meetingId } = await house.arrange()
  const anna = await joined(await house.connect(house.worker), meetingId)
  const bo = await joined(await house.connect(house.supervisor), meetingId)
  return { meetingId, anna, bo }
}

const parameters: Record<Source, typeof cameraParameters> = {
  camera: cameraParameters,
  microphone: microphoneParameters,
}

function produce({ ask, meetingId, media }: Joined, source: Source, id: string = source) {
  const kind = source === 'camera' ? 'video' : 'audio'
  return ask('media:produce', {
    meetingId,
    id,
    transportId: media.send.id,
    kind,
    source,
    rtpParameters: parameters[source](),
  })
}

/** Says what the client decodes; the offers in the reply. */
function receive({ ask, meetingId, media }: Joined) {
  return ask('media:receive', { meetingId, rtpCapabilities: media.routerRtpCapabilities })
}

/** Everything asked of the worker before has been answered when this has. */
const settle = ({ ask, meetingId, media }: Joined) =>
  ask('media:restart-ice', { meetingId, transportId: media.recv.id })

const offersTo = (client: TestClient) => client.all('media:consumer-offered').map(({ offer }) => offer)

async function expectRefusal(work: Promise<unknown>, code: ErrorCode) {
  const refusal = await work.then(
    () => 'no refusal',
    error => error.code,
  )
  expect(refusal).to.equal(code)
}

describe('faces and voices', () => {
  it('are offered to the other exactly once: what was there before, and what comes after', () =>
    withMedia(async (house, sfu) => {
      const { anna, bo } = await bothJoined(house)
      const microphone = await produce(anna, 'microphone')
      const inReply = await receive(bo)
      const camera = await produce(anna, 'camera')
      await bo.fact('media:consumer-offered', ({ offer }) => offer.producerId === camera.producerId)
      await bo.fact('media:consumer-offered', ({ offer }) => offer.producerId === microphone.producerId)
      await settle(bo)
      const offers = [...inReply, ...offersTo(bo)]
      expect(offers.map(({ producerId }) => producerId)).to.have.members([microphone.producerId, camera.producerId])
      for (const offer of offers) {
        expect(offer).to.include({ personId: anna.self.id, producerPaused: false })
        await bo.ask('media:resume', { meetingId: bo.meetingId, consumerId: offer.consumerId })
      }
      expect(offersTo(anna)).to.deep.equal([])
      expect(sfu.stats()).to.include({ rooms: 1, peers: 2, transports: 4, producers: 2, consumers: 2 })
    }))

  it('are sent once under a resend, and one per source', () =>
    withMedia(async (house, sfu) => {
      const { anna } = await bothJoined(house)
      const [first, again] = await Promise.all([produce(anna, 'camera', 'k1'), produce(anna, 'camera', 'k1')])
      expect(again).to.deep.equal(first)
      const other = await produce(anna, 'camera', 'k2')
      expect(other).to.not.deep.equal(first)
      expect(sfu.stats().producers).to.equal(1)
    }))

  it('show the other when they are paused, go on, and end', () =>
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

  it('are closed when somebody leaves, and when their line is cut', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna, bo } = await bothJoined(house)
      await receive(bo)
      await produce(anna, 'microphone')
      await bo.fact('media:consumer-offered')
      await anna.ask('meeting:leave', { meetingId })
      await bo.fact('media:consumer-closed')
      expect(sfu.stats()).to.include({ peers: 1, transports: 2, producers: 0, consumers: 0 })
      expect(anna.all('media:closed')).to.deep.equal([])
      await expectRefusal(produce(anna, 'camera'), 'not-found')
      bo.cut()
      await until(async () => sfu.stats().rooms === 0)
      expect(sfu.stats()).to.include({ rooms: 0, peers: 0, transports: 0 })
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
  it('from a second connection takes over, and tells the first', () =>
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

  it('is for who has entered the meeting by this very connection', () =>
    withMedia(async (house, sfu) => {
      const { meetingId } = await house.arrange()
      const anna = await house.connect(house.worker)
      await anna.ask('meeting:enter', { meetingId })
      const elsewhere = await house.connect(house.worker)
      await expectRefusal(elsewhere.ask('media:join', { meetingId }), 'forbidden')
      expect(sfu.stats().rooms).to.equal(0)
    }))

  it('is asked for again when the media worker died', () =>
    withMedia(async (house, sfu) => {
      const { meetingId, anna, bo } = await bothJoined(house)
      process.kill(sfu.workers[0]?.pid ?? 0, 'SIGKILL')
      for (const client of [anna, bo])
        expect(await client.fact('media:closed')).to.deep.equal({ meetingId, reason: 'restarted' })
      await produce(await joined(anna, meetingId), 'camera')
      expect(sfu.stats()).to.include({ rooms: 1, peers: 1, producers: 1 })
    }))
})

describe('faces and voices: refusals', () => {
  it("refuse what is another's, and what is nobody's", () =>
    withMedia(async house => {
      const { meetingId, anna, bo } = await bothJoined(house)
      const { producerId } = await produce(anna, 'microphone')
      await receive(anna)
      await receive(bo)
      const { offer } = await bo.fact('media:consumer-offered')
      const { consumerId } = offer
      const transportId = anna.media.send.id
      const foreign = [
        bo.ask('media:pause-producer', { meetingId, producerId, paused: true }),
        bo.ask('media:close-producer', { meetingId, producerId }),
        bo.ask('media:connect', { meetingId, transportId, dtlsParameters: dtlsParameters() }),
        bo.ask('media:restart-ice', { meetingId, transportId }),
        produce({ ...bo, media: anna.media }, 'camera'),
        anna.ask('media:resume', { meetingId, consumerId }),
        anna.ask('media:resume', { meetingId, consumerId: 'none' }),
      ]
      await Promise.all(foreign.map(request => expectRefusal(request, 'not-found')))
      await anna.ask('media:connect', { meetingId, transportId, dtlsParameters: dtlsParameters() })
    }))

  it('refuse parameters that are wrong', () =>
    withMedia(async house => {
      const { meetingId, anna } = await bothJoined(house)
      const wrong = { ...microphoneParameters(), codecs: [] }
      const microphone = { meetingId, id: 'k', transportId: anna.media.send.id, source: 'microphone' } as const
      await expectRefusal(
        anna.ask('media:produce', { ...microphone, kind: 'audio', rtpParameters: wrong }),
        'bad-request',
      )
      await expectRefusal(
        anna.ask('media:produce', { ...microphone, kind: 'video', rtpParameters: microphoneParameters() }),
        'bad-request',
      )
    }))

  it('answer a stranger as if the meeting did not exist', () =>
    withMedia(async house => {
      const { meetingId, anna } = await bothJoined(house)
      const stranger = await house.connect(house.stranger)
      const { media } = anna
      const ids = { meetingId, transportId: media.send.id, producerId: 'p', consumerId: 'c' }
      const requests = [
        stranger.ask('media:join', ids),
        stranger.ask('media:connect', { ...ids, dtlsParameters: dtlsParameters() }),
        stranger.ask('media:restart-ice', ids),
        produce({ ...stranger, meetingId, media }, 'camera'),
        stranger.ask('media:pause-producer', { ...ids, paused: true }),
        stranger.ask('media:close-producer', ids),
        stranger.ask('media:receive', { meetingId, rtpCapabilities: media.routerRtpCapabilities }),
        stranger.ask('media:resume', ids),
      ]
      await Promise.all(requests.map(request => expectRefusal(request, 'not-found')))
    }))
})
