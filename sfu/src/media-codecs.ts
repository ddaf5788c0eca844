import type { types } from 'mediasoup'

/** What a room speaks: Opus with discontinuous transmission and error correction, and VP8, which every browser sends. */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2, parameters: { usedtx: 1, useinbandfec: 1 } },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90000, parameters: { 'x-google-start-bitrate': 1000 } },
]
