import type { RequestInput } from '@samsyn/shared'

/** What a browser sends for a microphone. */
export function microphone(): RequestInput<'media:produce'>['rtpParameters'] {
  return {
    mid: '0',
    codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2, parameters: {} }],
    encodings: [{ ssrc: 1111 }],
    rtcp: { cname: 'a' },
  }
}
