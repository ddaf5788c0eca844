import type { types } from 'mediasoup'

const mid = 'urn:ietf:params:rtp-hdrext:sdes:mid'
const transportCc = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01'
const absSendTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time'

/** What mediasoup-client in Chrome sends for a microphone. */
export function microphoneParameters(ssrc = 1111): types.RtpParameters {
  return {
    mid: '0',
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: 111,
        clockRate: 48000,
        channels: 2,
        parameters: { minptime: 10, useinbandfec: 1, usedtx: 1, 'sprop-stereo': 0 },
        rtcpFeedback: [{ type: 'transport-cc', parameter: '' }],
      },
    ],
    headerExtensions: [
      { uri: mid, id: 4, encrypt: false, parameters: {} },
      { uri: absSendTime, id: 2, encrypt: false, parameters: {} },
      { uri: transportCc, id: 3, encrypt: false, parameters: {} },
      { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1, encrypt: false, parameters: {} },
    ],
    encodings: [{ ssrc, dtx: true }],
    rtcp: { cname: 'Qx7mF2bT', reducedSize: true },
  }
}

/** What mediasoup-client in Chrome sends for a camera: VP8 in three sizes. */
export function cameraParameters(): types.RtpParameters {
  const rtcpFeedback = [
    { type: 'goog-remb', parameter: '' },
    { type: 'transport-cc', parameter: '' },
    { type: 'ccm', parameter: 'fir' },
    { type: 'nack', parameter: '' },
    { type: 'nack', parameter: 'pli' },
  ]
  return {
    mid: '1',
    codecs: [
      { mimeType: 'video/VP8', payloadType: 96, clockRate: 90000, parameters: {}, rtcpFeedback },
      { mimeType: 'video/rtx', payloadType: 97, clockRate: 90000, parameters: { apt: 96 }, rtcpFeedback: [] },
    ],
    headerExtensions: [
      { uri: mid, id: 4, encrypt: false, parameters: {} },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 10, encrypt: false, parameters: {} },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id', id: 11, encrypt: false, parameters: {} },
      { uri: absSendTime, id: 2, encrypt: false, parameters: {} },
      { uri: transportCc, id: 3, encrypt: false, parameters: {} },
      { uri: 'urn:3gpp:video-orientation', id: 13, encrypt: false, parameters: {} },
      { uri: 'urn:ietf:params:rtp-hdrext:toffset', id: 14, encrypt: false, parameters: {} },
    ],
    encodings: [
      { rid: 'r0', scalabilityMode: 'L1T3', maxBitrate: 150_000, dtx: false },
      { rid: 'r1', scalabilityMode: 'L1T3', maxBitrate: 500_000, dtx: false },
      { rid: 'r2', scalabilityMode: 'L1T3', maxBitrate: 1_500_000, dtx: false },
    ],
    rtcp: { cname: 'Qx7mF2bT', reducedSize: true },
  }
}

/** What a browser says to start DTLS. */
export function browserDtlsParameters(): types.DtlsParameters {
  const value = Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
  return { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] }
}
