import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { Peer } from './index.ts'
import { browserDtlsParameters, cameraParameters } from './testing/browser-parameters.ts'
import { expectRefusal, joinToSend, withSfu } from './testing/with-sfu.ts'

type Change = (parameters: ReturnType<typeof loose>) => void

// Parameters arrive as JSON: whatever JSON can say, a client can send.
function loose(value: unknown) {
  return JSON.parse(JSON.stringify(value))
}

const neverPrimitive = { toString: 1, valueOf: 1 }

const changes: Record<string, Change> = {
  'no codecs': parameters => delete parameters.codecs,
  'an empty list of codecs': parameters => Object.assign(parameters, { codecs: [] }),
  'a codec the room does not speak': parameters => Object.assign(parameters.codecs[0], { mimeType: 'video/H265' }),
  'an audio codec': parameters => Object.assign(parameters.codecs[0], { mimeType: 'audio/opus' }),
  'RTX for a codec that is not there': parameters => Object.assign(parameters.codecs[1].parameters, { apt: 5 }),
  'RTX for itself': parameters => Object.assign(parameters.codecs[1].parameters, { apt: 97 }),
  'a codec parameter that is an object': parameters => Object.assign(parameters.codecs[0].parameters, { x: {} }),
  'a codec parameter that is a list': parameters =>
    Object.assign(parameters.codecs[0].parameters, { x: [neverPrimitive] }),
  'half a bit per second': parameters => Object.assign(parameters.encodings[0], { maxBitrate: 1.5 }),
  'an endless bitrate': parameters => Object.assign(parameters.encodings[0], { maxBitrate: 1e300 }),
  'an ssrc that is no number': parameters => Object.assign(parameters.encodings[0], { ssrc: neverPrimitive }),
  'a negative ssrc': parameters => Object.assign(parameters.encodings[0], { ssrc: -1 }),
  'encodings that are null': parameters => Object.assign(parameters, { encodings: [null] }),
  'a thousand encodings': parameters => Object.assign(parameters, { encodings: Array(1000).fill({}) }),
  'an unknown header extension': parameters => Object.assign(parameters.headerExtensions[0], { uri: 'urn:x' }),
  'a mid that is no text': parameters => Object.assign(parameters, { mid: neverPrimitive }),
}

async function expectStillWorking(peer: Peer, transportId: string): Promise<void> {
  const rtpParameters = cameraParameters()
  const { producerId } = await peer.produce({ transportId, kind: 'video', source: 'camera', rtpParameters })
  expect(peer.hasProducer(producerId)).to.equal(true)
}

describe('Hostile parameters are refused and harm nobody:', () => {
  for (const [name, change] of Object.entries(changes))
    it(`${name} in what is produced`, () =>
      withSfu(async sfu => {
        const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
        const rtpParameters = loose(cameraParameters())
        change(rtpParameters)
        const produced = peer.produce({ transportId, kind: 'video', source: 'camera', rtpParameters })
        await expectRefusal(produced, 'bad-parameters')
        await expectStillWorking(peer, transportId)
      }))

  it('a kind that does not fit the source, and a transport that is for receiving', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      const { id } = await peer.createTransport('recv')
      const video = { kind: 'video', rtpParameters: cameraParameters() } as const
      await expectRefusal(peer.produce({ ...video, transportId, source: 'microphone' }), 'bad-parameters')
      await expectRefusal(peer.produce({ ...video, transportId: id, source: 'camera' }), 'bad-parameters')
      await expectStillWorking(peer, transportId)
    }))

  it('DTLS parameters of any shape, after which the right ones still connect', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      const [fingerprint] = browserDtlsParameters().fingerprints
      const shapes = [null, {}, { fingerprints: [] }, { fingerprints: [{ ...fingerprint, algorithm: 'md5' }] }]
      const values = [
        { fingerprints: [{ ...fingerprint, value: neverPrimitive }] },
        { ...browserDtlsParameters(), role: 'x' },
      ]
      for (const shape of [...shapes, ...values])
        await expectRefusal(peer.connectTransport(transportId, loose(shape)), 'bad-parameters')
      await peer.connectTransport(transportId, browserDtlsParameters())
      await expectStillWorking(peer, transportId)
    }))

  it('capabilities of any shape', () =>
    withSfu(async sfu => {
      const { peer, transportId } = await joinToSend(await sfu.room('a'), 'anna')
      for (const shape of [null, 5, [], { codecs: 1 }, { codecs: [null] }, { codecs: [{ kind: 'x' }] }])
        await expectRefusal(peer.setRtpCapabilities(loose(shape)), 'bad-parameters')
      await expectStillWorking(peer, transportId)
    }))
})
