import { describe, it } from 'mocha'
import { dtlsParameters, microphoneParameters } from './testing/browser-parameters.ts'
import { bothJoined, expectRefusal, produce, receive, withMedia } from './testing/joined.ts'

describe('faces and voices: refusals', () => {
  it("[MD9] refuse what is another's, and what is nobody's", () =>
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

  it('[MD10] refuse parameters that are wrong', () =>
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

  it('[MD11] answer a stranger as if the meeting did not exist', () =>
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
