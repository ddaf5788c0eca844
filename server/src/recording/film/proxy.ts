import { workLimits } from './limits.ts'
import { byLine } from './lines.ts'
import type { Plan } from './plan.ts'
import type { Picture, Probe } from './probe.ts'
import { FilmProblem } from './problem.ts'
import { fps } from './rate.ts'
import { run } from './run.ts'
import { inputArgs, type Tools } from './source.ts'

const GOP = 12

/** How the proxy is made. */
export type ProxyJob = {
  probe: Probe
  plan: Plan
  output: string
  canToneMap: boolean
  tools: Tools
  onProgress: (fraction: number) => void
}

function toStandardRange({ stream }: Picture): string[] {
  const from = `zscale=tin=${stream.color_transfer}:min=bt2020nc:pin=bt2020:t=linear:npl=203`
  return [from, 'format=gbrpf32le', 'zscale=p=bt709', 'tonemap=hable:desat=0', 'zscale=t=bt709:m=bt709:r=tv']
}

function pictureFilters({ probe, plan, canToneMap }: ProxyJob): string {
  const { picture } = probe
  const { width, height } = picture.stored
  return [
    // The time of every frame that was really decoded goes to descriptor 3.
    'metadata=mode=add:key=seen:value=1,metadata=mode=print:file=pipe\\\\:3',
    `settb=AVTB,setpts=PTS-(${plan.originS.toFixed(6)})/TB`,
    ...(picture.interlaced ? ['yadif=deint=interlaced'] : []),
    // First of all to one size: a picture that changes its size midway must not meet the filters after this.
    `scale=${width}:${height}:flags=bicubic:out_range=tv`,
    ...picture.turn.filters,
    ...(picture.hdr && canToneMap ? toStandardRange(picture) : []),
    'setsar=1,format=yuv420p',
    `fps=fps=${plan.rate.num}/${plan.rate.den}:start_time=0:round=near`,
    `tpad=stop=-1:stop_mode=clone,trim=end_frame=${plan.frameCount}`,
  ].join(',')
}

function soundFilters(plan: Plan): string {
  const lengthS = plan.frameCount / fps(plan.rate)
  return [
    `asetpts=PTS-(${plan.originS.toFixed(6)})/TB`,
    'aresample=48000:async=1000:min_comp=0.01:min_hard_comp=0.1:first_pts=0',
    `apad,atrim=end=${lengthS.toFixed(6)}`,
  ].join(',')
}

function soundArgs({ probe, plan }: ProxyJob): string[] {
  if (!probe.sound) return ['-an']
  const encoder = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000']
  return ['-map', `0:${probe.sound.stream.index}`, '-af', soundFilters(plan), ...encoder]
}

function pictureArgs(job: ProxyJob): string[] {
  const gop = ['-g', String(GOP), '-keyint_min', String(GOP), '-sc_threshold', '0', '-bf', '0', '-flags:v', '+cgop']
  const quality = ['-preset', 'veryfast', '-crf', '21', '-maxrate', '10M', '-bufsize', '10M']
  return [
    ...['-map', `0:${job.probe.picture.stream.index}`, '-vf', pictureFilters(job), '-fps_mode', 'passthrough'],
    ...['-c:v', 'libx264', '-profile:v', 'high', ...quality, ...gop, '-threads:v', '2'],
    // The frames are turned already; without this the source's turn would be written into the proxy as well.
    ...['-metadata:s:v', 'rotate=0'],
  ]
}

function proxyArgs(job: ProxyJob): string[] {
  return [
    ...['-v', 'error', '-nostdin', '-y', '-progress', 'pipe:1', '-stats_period', '0.5', '-filter_threads', '2'],
    ...['-copyts', '-noautorotate', '-reinit_filter', '0', '-threads', '2', ...inputArgs(job.probe.source)],
    ...[...pictureArgs(job), ...soundArgs(job), '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-fflags', '+bitexact', '-max_muxing_queue_size', '4096', '-movflags', '+faststart', '-f', 'mp4'],
    `file:${job.output}`,
  ]
}

/** Makes the proxy and gives the times (in the source's own time) of all frames that were really decoded. */
export async function makeProxy(job: ProxyJob): Promise<number[]> {
  const lengthS = job.plan.frameCount / fps(job.plan.rate)
  const seenS: number[] = []
  const result = await run({
    program: job.tools.ffmpeg,
    args: proxyArgs(job),
    limits: workLimits(lengthS * 1000),
    signal: job.tools.signal,
    onOutput: byLine(line => {
      const micros = /^out_time_us=(\d+)$/.exec(line)?.[1]
      if (micros) job.onProgress(Math.min(1, Number(micros) / 1e6 / lengthS))
    }),
    onAside: byLine(line => {
      const pts = /^frame:\S+\s+pts:(-?\d+)/.exec(line)?.[1]
      if (pts) seenS.push(Number(pts) * job.probe.picture.tickS)
    }),
  })
  if (result.timedOut) throw new FilmProblem('too-long', 'the proxy took longer than it may')
  if (seenS.length === 0) throw new FilmProblem('damaged', `no frame could be decoded: ${result.stderr}`)
  if (!result.ok) throw new FilmProblem('tool-failed', `ffmpeg failed: ${result.stderr}`)
  return seenS.sort((a, b) => a - b)
}

/** Whether this ffmpeg can turn high dynamic range into standard. */
export async function hasToneMap(tools: Tools): Promise<boolean> {
  let found = 0
  const onOutput = byLine(line => {
    if (/^\s*\S+\s+(zscale|tonemap)\s/.test(line)) found += 1
  })
  const limits = { ...workLimits(0), wallMs: 30_000 }
  await run({ program: tools.ffmpeg, args: ['-v', 'error', '-filters'], limits, signal: tools.signal, onOutput })
  return found === 2
}
