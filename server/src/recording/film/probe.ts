import { readsPicture, readsSound } from './codecs.ts'
import { MAX_DESCRIPTION_BYTES, MAX_PIXELS, MAX_SIDE, probeLimits } from './limits.ts'
import { type Turn, turnOfSideData } from './orientation.ts'
import { listPackets, type Packet } from './packets.ts'
import { type ProbedFile, type ProbedStream, probeSchema } from './probe-schema.ts'
import { FilmProblem } from './problem.ts'
import { run } from './run.ts'
import { fitSize, type Size } from './size.ts'
import { given, inputArgs, type Source, type Tools } from './source.ts'
import type { HighRange } from './tone-lut.ts'
import { refuseBrokenTool } from './tool.ts'

/** One track we use, with its real packets in order of presentation. */
export type Track = { stream: ProbedStream; tickS: number; packets: readonly Packet[] }

export type Picture = Track & {
  turn: Turn
  /** The size before turning and after. */
  stored: Size
  upright: Size
  interlaced: boolean
  highRange: HighRange | null
}

export type Probe = { source: Source; file: ProbedFile; picture: Picture; sound: Track | null }

function read(text: string): ProbedFile {
  try {
    return probeSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new FilmProblem('tool-failed', 'ffprobe said something unexpected', { cause })
  }
}

/** What we read of a file, and nothing else: what its tags say can be as long as the file. */
const described = [
  'format=start_time,duration',
  'stream=index,codec_type,codec_name,profile,has_b_frames,width,height,sample_aspect_ratio,field_order',
  'stream=color_transfer,color_primaries,color_space,time_base,start_time,duration,nb_frames',
  'stream_disposition=attached_pic,timed_thumbnails,still_image',
  'stream_side_data=displaymatrix',
].join(':')

export async function describe(source: Source, tools: Tools): Promise<ProbedFile> {
  const chunks: Buffer[] = []
  const result = await run({
    program: tools.ffprobe,
    args: ['-v', 'error', ...inputArgs(source), '-show_entries', described, '-of', 'json'],
    ...given(source),
    limits: probeLimits,
    signal: tools.signal,
    onOutput: chunk => chunks.push(chunk),
    mostOutput: MAX_DESCRIPTION_BYTES,
  })
  if (result.ok) return read(Buffer.concat(chunks).toString('utf8'))
  if (result.overflowed) throw new FilmProblem('damaged', 'the file says more of itself than any film does')
  await refuseBrokenTool(tools.ffprobe, result, tools.signal)
  throw new FilmProblem('damaged', `ffprobe could not open the file: ${result.stderr}`)
}

function ratio(text: string | undefined, separator: string): number {
  const [num = 0, den = 0] = (text ?? '').split(separator).map(Number)
  return num > 0 && den > 0 ? num / den : 1
}

function isStill(stream: ProbedStream): boolean {
  return ['attached_pic', 'timed_thumbnails', 'still_image'].some(kind => stream.disposition[kind] === 1)
}

function choosePicture(file: ProbedFile): ProbedStream {
  const stream = file.streams.find(
    ({ codec_type, ...rest }) => codec_type === 'video' && !isStill({ codec_type, ...rest }),
  )
  if (!stream) throw new FilmProblem('no-picture', 'no video stream')
  if (!readsPicture(stream.codec_name)) throw new FilmProblem('unsupported', `picture codec ${stream.codec_name}`)
  if (stream.width <= 0 || stream.height <= 0) throw new FilmProblem('damaged', 'the picture has no size')
  const tooLarge = Math.max(stream.width, stream.height) > MAX_SIDE || stream.width * stream.height > MAX_PIXELS
  if (tooLarge) throw new FilmProblem('too-large', `${stream.width}x${stream.height}`)
  return stream
}

export function chooseSound(file: ProbedFile): ProbedStream | null {
  const tracks = file.streams.filter(stream => stream.codec_type === 'audio')
  const readable = tracks.find(stream => readsSound(stream.codec_name))
  if (readable) return readable
  // Dropping the only sound of a conversation in silence would be worse than refusing it.
  if (tracks[0]) throw new FilmProblem('unsupported', `sound codec ${tracks[0].codec_name}`)
  return null
}

const highRanges = new Map<string, HighRange>([
  ['arib-std-b67', 'hlg'],
  ['smpte2084', 'pq'],
])

function pictureFacts(stream: ProbedStream): Omit<Picture, keyof Track> {
  const turn = turnOfSideData(stream.side_data_list)
  const stored = fitSize(stream, ratio(stream.sample_aspect_ratio, ':'))
  return {
    turn,
    stored,
    upright: turn.swaps ? { width: stored.height, height: stored.width } : stored,
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
    highRange: highRanges.get(stream.color_transfer ?? '') ?? null,
  }
}

/** Reads a film's streams and the real times of what is in them, and refuses what cannot become a proxy. */
export async function probe(source: Source, tools: Tools): Promise<Probe> {
  const file = await describe(source, tools)
  const video = choosePicture(file)
  const audio = chooseSound(file)
  const packets = await listPackets(source, audio ? [video.index, audio.index] : [video.index], tools)
  const track = (stream: ProbedStream): Track => ({
    stream,
    tickS: ratio(stream.time_base, '/'),
    packets: packets.get(stream.index) ?? [],
  })
  const picture = { ...track(video), ...pictureFacts(video) }
  if (picture.packets.length === 0) throw new FilmProblem('damaged', 'not one frame is in the file')
  const sound = audio && track(audio)
  return { source, file, picture, sound: sound && sound.packets.length > 0 ? sound : null }
}
