import type { RequestInput } from '@samsyn/shared'

type RtpParameters = RequestInput<'media:produce'>['rtpParameters']
type DtlsParameters = RequestInput<'media:connect'>['dtlsParameters']

const midExtension = { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4, encrypt: false, parameters: {} } as const
const ridExtension = {
  uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  id: 10,
  encrypt: false,
  parameters: {},
} as const

/** What a browser sends for a microphone. */
export function microphoneParameters(): RtpParameters {
  const parameters = { minptime: 10, useinbandfec: 1 }
  const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2, parameters } as const
  return {
    mid: '0',
    codecs: [{ ...opus, rtcpFeedback: [{ type: 'transport-cc', parameter: '' }] }],
    headerExtensions: [midExtension],
    encodings: [{ ssrc: 1111, dtx: true }],
    rtcp: { cname: 'a', reducedSize: true },
  }
}

/** What a browser sends for a camera: VP8 in three sizes. */
export function cameraParameters(): RtpParameters {
  const rtcpFeedback = ['transport-cc', 'nack'].map(type => ({ type, parameter: '' }))
  const vp8 = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90000, parameters: {}, rtcpFeedback } as const
  return {
    mid: '1',
    codecs: [vp8],
    headerExtensions: [midExtension, ridExtension],
    encodings: ['r0', 'r1', 'r2'].map(rid => ({ rid, scalabilityMode: 'L1T3', dtx: false })),
    rtcp: { cname: 'a', reducedSize: true },
  }
}

/** What a browser says to start DTLS. */
export function dtlsParameters(): DtlsParameters {
  const value = Array.from({ length: 32 }, () => 'AB').join(':')
  return { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] }
}
