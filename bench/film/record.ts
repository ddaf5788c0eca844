import { createRecord } from '../harness/record.ts'
import type { Sizes } from './part.ts'

/** What was measured how, and what was not. */
function headOf({ rounds, seeks, seekFilmS, uploadMebi, makingS, makingHeight }: Sizes): string {
  return [
    '# The film, from the upload to a seek',
    '',
    'Each part was measured by itself with `npm run bench -- film <part>`; without a part all are measured. Client and server on one',
    `machine, ours and the peer by turns, rounds a side: ${rounds}. A ratio is how many times as fast ours is, the middle of the rounds over`,
    'the middle, and in the worst round; of V1, whose figure is a wait, it is our wait over theirs. Films are of the demo, with the',
    'grain of a camera.',
    '',
    `- V1: ${seeks} random frames a round, the same on both sides, of ${seekFilmS} s of 720p at 25 frames a second whose frames bear their numbers;`,
    '  each side in a new Chromium. A wait ends when `requestVideoFrameCallback` tells of the frame and the pixels show its number;',
    '  the screen is refreshed 60 times a second. The peer has the same preset and quality and all else as libx264 has it: a key frame',
    '  at most every 250 frames, B-frames.',
    `- V3: ${uploadMebi} MiB of noise, read from the disk by Chromium; by the client's own code for us, by one XMLHttpRequest for the peer. Ours is on the`,
    '  disk when it is acknowledged. Cut once at a random place between a fifth and four fifths, and counted where the way broke: what lay',
    '  in the buffers of the client by then is not in it, what Chromium repeats by itself is.',
    `- V4: ${makingS} s at ${makingHeight}p with sound. Both run ffmpeg as politely (nice 10) and with the same encoder settings, which the bench takes from`,
    '  the product. The whole is what the server does until the film can be seen: the sealed copy, probing, the film, its check,',
    '  poster, storyboard and waveform, sealed; it is asked for every 40 ms.',
    '- The first frame: a film of 10 Mbit/s, 720p, laid out as ours are and put in the place of the demo’s; a new Chromium each time,',
    '  whose round is open; round trip 40 ± 15 ms. It grows narrow, and the film is pressed: its page’s code comes by the same line.',
    '',
    'Not measured: real networks and real screens, Safari and Firefox, decoding in hardware, several uploads or makings at once, sources',
    'in HEVC or with high dynamic range, the small film for weak lines.',
    '',
  ].join('\n')
}

/** Puts what was found of a part into the page of results. */
export const recordWith = (sizes: Sizes) => createRecord('film.md', headOf(sizes))
