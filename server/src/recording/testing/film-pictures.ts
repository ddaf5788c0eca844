import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const size = { width: 96, height: 64 }

/** Arguments for a film whose every frame is a little brighter than the one before: 16, 19, 22… */
export function ramp(perSecond: string, count: number): string[] {
  const black = `color=black:size=${size.width}x${size.height}:rate=${perSecond},format=yuv420p`
  return ['-f', 'lavfi', '-i', `${black},geq=lum=16+3*N:cb=128:cr=128,trim=end_frame=${count}`]
}

/** Arguments for a tone of this many seconds. */
export function tone(seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
}

/** H.264 as cameras write it, quick and small. */
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10', '-pix_fmt', 'yuv420p']

async function greys(path: string, filters: string): Promise<Buffer> {
  const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1']
  const args = ['-v', 'error', '-nostdin', '-i', path, '-vf', `scale=in_range=tv:out_range=tv,${filters}`, ...raw]
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer' })
  return stdout
}

/** Which frame of a ramp each frame of a film shows. */
export async function shownFrames(path: string): Promise<number[]> {
  const bytes = await greys(path, 'format=yuv420p,extractplanes=y,scale=1:1:flags=area')
  return [...bytes].map(level => Math.round((level - 16) / 3))
}

/** The brightness of the four quarters of the first frame: top left, top right, bottom left, bottom right. */
export async function quarters(path: string): Promise<number[]> {
  return [...(await greys(path, 'format=yuv420p,extractplanes=y,scale=2:2:flags=area,trim=end_frame=1'))]
}

/** What ffprobe says of a file's tracks: kind, codec and length in seconds. */
export async function tracks(path: string): Promise<{ kind: string; codec: string; lengthS: number }[]> {
  const what = ['-show_entries', 'stream=codec_type,codec_name,duration', '-of', 'json']
  const { stdout } = await run('ffprobe', ['-v', 'error', ...what, path])
  const { streams }: { streams: { codec_type: string; codec_name: string; duration: string }[] } = JSON.parse(stdout)
  return streams.map(found => ({ kind: found.codec_type, codec: found.codec_name, lengthS: Number(found.duration) }))
}
