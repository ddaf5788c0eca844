import type { Plan } from './plan.ts'
import type { Picture, Probe } from './probe.ts'
import { fps } from './rate.ts'
import { inputArgs } from './source.ts'

/** The distance between key frames: every twelfth frame can be started from. */
export const GOP = 12

/** In pieces, each from a key frame on, since nothing may be written to a file as it is. */
const STREAMED = '+frag_keyframe+delay_moov+default_base_moof'

/** The table for high dynamic range, a file in the folder that ffmpeg works in. */
export const TONE_FILE = 'tone.cube'

function toStandardRange(picture: Picture): string[] {
  if (!picture.highRange) return []
  return [`format=gbrp10le,lut3d=file=${TONE_FILE}:interp=tetrahedral,scale=out_color_matrix=bt709:out_range=tv`]
}

function tags(picture: Picture): string[] {
  return picture.highRange ? ['setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709'] : []
}

function pictureFilters(picture: Picture, plan: Plan): string {
  const { width, height } = picture.stored
  // Half a slot late and then rounded down is the nearest slot, and the end lies after the last frame however short that is.
  const startS = plan.originS - 0.5 / fps(plan.rate)
  return [
    // The time of every frame that was really decoded goes to descriptor 3.
    'metadata=mode=add:key=seen:value=1,metadata=mode=print:file=pipe\\\\:3',
    `settb=AVTB,setpts=PTS-(${startS.toFixed(6)})/TB`,
    ...(picture.interlaced ? ['yadif=deint=interlaced'] : []),
    // First of all to one size: a picture that changes its size midway must not meet the filters after this.
    `scale=${width}:${height}:flags=bicubic:out_range=tv`,
    ...[...picture.turn.filters, ...toStandardRange(picture), 'setsar=1,format=yuv420p', ...tags(picture)],
    // Captions, camera notes and the turn itself travel beside the frames: none of it goes on.
    'sidedata=mode=delete',
    `fps=fps=${plan.rate.num}/${plan.rate.den}:start_time=0:round=down:eof_action=pass`,
    `tpad=stop=-1:stop_mode=clone,trim=end_frame=${plan.frameCount}`,
  ].join(',')
}

/** How loud a film is: as it was recorded, or brought to a common level (EBU R 128) while it runs, so that a whisper is heard. */
export type Loudness = 'as-recorded' | 'even'

/** It works at 192 kHz, and gives out as many samples as it is given. */
const evened = 'aformat=channel_layouts=stereo,loudnorm=I=-18:TP=-1.5:LRA=11,aresample=48000'

function soundFilters(plan: Plan, loudness: Loudness): string {
  const lengthS = plan.frameCount / fps(plan.rate)
  return [
    `asetpts=PTS-(${plan.originS.toFixed(6)})/TB`,
    'aresample=48000:async=1000:min_comp=0.01:min_hard_comp=0.1:first_pts=0',
    ...(loudness === 'even' ? [evened] : []),
    `apad,atrim=end=${lengthS.toFixed(6)}`,
  ].join(',')
}

/** A labelled graph rather than a filter per track: so nothing of a source track's own notes reaches the proxy. */
function graph({ picture, sound }: Probe, plan: Plan, loudness: Loudness): string {
  const seen = `[0:${picture.stream.index}]${pictureFilters(picture, plan)}[seen]`
  if (sound) return `${seen};[0:${sound.stream.index}]${soundFilters(plan, loudness)}[heard]`
  // A graph with a single input still hands on the track's notes, its turn among them: give it a second.
  return `${seen};[0:${picture.stream.index}]nullsink`
}

/** H.264 in which every twelfth frame, and no other, can be started from. */
export const gopArgs = [
  ...['-fps_mode', 'passthrough', '-c:v', 'libx264', '-profile:v', 'high'],
  ...['-g', String(GOP), '-keyint_min', String(GOP), '-sc_threshold', '0', '-bf', '0', '-flags:v', '+cgop'],
]

/** A film in pieces on 4, with nothing in it beside picture and sound. */
export const streamedArgs = [
  ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
  ...['-max_muxing_queue_size', '4096', '-movflags', STREAMED, '-f', 'mp4', 'pipe:4'],
]

function encoders(hasSound: boolean): string[] {
  const quality = ['-preset', 'veryfast', '-crf', '21', '-maxrate', '10M', '-bufsize', '10M', '-threads:v', '2']
  const sound = ['-map', '[heard]', '-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000']
  return ['-map', '[seen]', ...gopArgs, ...quality, ...(hasSound ? sound : ['-an'])]
}

/** The arguments with which ffmpeg streams exactly the planned proxy on 4, its progress on 1 and the decoded times on 3. */
export function proxyArgs(probe: Probe, plan: Plan, loudness: Loudness = 'as-recorded'): string[] {
  return [
    ...['-v', 'error', '-nostdin', '-y', '-progress', 'pipe:1', '-stats_period', '0.5', '-filter_complex_threads', '2'],
    ...['-copyts', '-noautorotate', '-reinit_filter', '0', '-threads', '2', ...inputArgs(probe.source)],
    ...['-filter_complex', graph(probe, plan, loudness), ...encoders(probe.sound !== null)],
    ...streamedArgs,
  ]
}
