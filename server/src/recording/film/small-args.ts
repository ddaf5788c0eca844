import type { Scratch } from '../../files/scratch.ts'
import { gopArgs, streamedArgs } from './proxy-args.ts'
import { type FrameRate, fps } from './rate.ts'
import { fitSize, smallBounds } from './size.ts'
import { inputArgs } from './source.ts'

/** What is known of the finished film that the small one is made of. */
export type SmallPlan = { width: number; height: number; frameRate: FrameRate; frameCount: number; hasAudio: boolean }

/** For a line of half a megabit a second, so that it is fetched faster than it plays. */
const quality = ['-preset', 'fast', '-crf', '25', '-maxrate', '320k', '-bufsize', '320k', '-threads:v', '2']
const sound = ['-map', '[heard]', '-c:a', 'aac', '-b:a', '56k', '-ac', '1', '-ar', '48000']

/** Every frame is numbered anew by its place, so that none can be left out, doubled or moved unseen. */
function graph(film: SmallPlan): string {
  const { num, den } = film.frameRate
  const { width, height } = fitSize(film, 1, smallBounds)
  const scaled = `scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p`
  const seen = `[0:v:0]settb=${den}/${num},setpts=N,${scaled}[seen]`
  if (!film.hasAudio) return seen
  const lengthS = film.frameCount / fps(film.frameRate)
  return `${seen};[0:a:0]aresample=48000:async=1000:first_pts=0,apad,atrim=end=${lengthS.toFixed(6)}[heard]`
}

/** The arguments with which ffmpeg streams a film's small one on 4. */
export function smallArgs(proxy: Scratch, film: SmallPlan): string[] {
  const { num, den } = film.frameRate
  return [
    ...['-v', 'error', '-nostdin', '-y', '-filter_complex_threads', '2', '-copyts', '-threads', '2'],
    ...inputArgs({ ...proxy, container: 'mov' }),
    ...['-filter_complex', graph(film), '-map', '[seen]', ...gopArgs, '-enc_time_base:v', `${den}:${num}`, ...quality],
    ...(film.hasAudio ? sound : ['-an']),
    ...streamedArgs,
  ]
}
