import { h264, made, picture, tone, turned } from './films.ts'

type Kind = { make: () => Promise<Buffer>; size: [number, number]; rate?: [number, number]; sound: boolean; ms: number }

const aac = ['-c:a', 'aac']
const ntsc = '30000/1001'
const uneven = ['-vf', "select='lt(n,20)+not(mod(n,7))'", '-fps_mode', 'vfr']
const hlg = [
  '-pix_fmt',
  'yuv420p10le',
  '-color_primaries',
  'bt2020',
  '-color_trc',
  'arib-std-b67',
  '-colorspace',
  'bt2020nc',
]
const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', '-tag:v', 'hvc1', ...hlg]
const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']
const timecode = ['-timecode', '00:00:00:00']
const subtitles = ['-f', 'srt', '-i', 'data:text/plain,1%0A00:00:00,100%20--%3E%2000:00:01,500%0AHej%0A']

/** Films as phones, cameras, browsers and screen recorders write them, each small and made on the spot. */
export const kinds: Record<string, Kind> = {
  'a camera: H.264 and AAC in MP4, its header first': {
    make: () =>
      made('a.mp4', [...picture('640x480', 30), ...tone(), ...h264, ...aac, '-movflags', '+faststart', 'a.mp4']),
    ...{ size: [640, 480], rate: [30, 1], sound: true, ms: 2000 },
  },
  'a phone held upright: MOV with a data track': {
    make: async () =>
      turned(await made('a.mov', [...picture('320x240', 30), ...tone(), ...h264, ...aac, ...timecode, 'a.mov']), 90),
    ...{ size: [240, 320], rate: [30, 1], sound: true, ms: 2000 },
  },
  'a phone upside down: no sound, and a rate that nobody else has': {
    make: async () => turned(await made('a.mp4', [...picture('320x240', '2987/100'), ...h264, 'a.mp4']), 180),
    ...{ size: [320, 240], sound: false, ms: 2000 },
  },
  'a phone held upright the other way, 29.97 frames a second': {
    make: async () =>
      turned(await made('a.mp4', [...picture('320x240', ntsc), ...tone(), ...h264, ...aac, 'a.mp4']), 270),
    ...{ size: [240, 320], rate: [30000, 1001], sound: true, ms: 2000 },
  },
  'an old phone: H.263 in 3GP, 15 frames a second, no sound': {
    make: () => made('a.3gp', [...picture('176x144', 15), '-c:v', 'h263', 'a.3gp']),
    ...{ size: [176, 144], rate: [30, 1], sound: false, ms: 2000 },
  },
  'a browser: VP9 and Opus in WebM, which says no length': {
    make: () => made('a.webm', [...picture('320x180', 30), ...tone(), ...vp9, '-f', 'webm', '-live', '1', 'a.webm']),
    ...{ size: [320, 180], rate: [30, 1], sound: true, ms: 2000 },
  },
  'an action camera: full range, data tracks, its header last': {
    make: () =>
      made('a.mov', [
        ...[...picture('320x180', ntsc), ...tone(), ...h264, '-pix_fmt', 'yuvj420p', ...aac, ...timecode, 'a.mov'],
      ]),
    ...{ size: [320, 180], rate: [30000, 1001], sound: true, ms: 2000 },
  },
  'a new phone: HEVC, high dynamic range, turned, at an uneven rate': {
    make: async () =>
      turned(await made('a.mov', [...picture('320x180', 30), ...tone(), ...uneven, ...hevc, ...aac, 'a.mov']), 90),
    ...{ size: [180, 320], sound: true, ms: 2000 },
  },
  'a screen: pictures that stand, an odd size, no sound': {
    make: () => made('a.mp4', [...picture('642x362', 30), ...uneven, ...h264, 'a.mp4']),
    ...{ size: [642, 362], sound: false, ms: 1900 },
  },
  'Matroska with AC-3 and captions': {
    make: () => made('a.mkv', [...picture(), ...tone(), ...subtitles, ...h264, '-c:a', 'ac3', '-c:s', 'srt', 'a.mkv']),
    ...{ size: [320, 240], rate: [25, 1], sound: true, ms: 2000 },
  },
  'AVI with MPEG-4, 5 frames a second, no sound': {
    make: () => made('a.avi', [...picture('320x180', 5), '-c:v', 'mpeg4', 'a.avi']),
    ...{ size: [320, 180], rate: [25, 1], sound: false, ms: 2000 },
  },
}
