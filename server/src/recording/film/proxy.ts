import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scratch } from '../../files/scratch.ts'
import { wholeMp4 } from '../mp4/whole.ts'
import { workLimits } from './limits.ts'
import { byLine } from './lines.ts'
import type { Plan } from './plan.ts'
import type { Probe } from './probe.ts'
import { FilmProblem } from './problem.ts'
import { type Loudness, proxyArgs, TONE_FILE } from './proxy-args.ts'
import { fps } from './rate.ts'
import { type RunResult, run } from './run.ts'
import { given, type Tools } from './source.ts'
import { toneCube } from './tone-lut.ts'
import { refuseBrokenTool } from './tool.ts'

export type ProxyJob = {
  probe: Probe
  plan: Plan
  workDir: string
  output: Scratch
  loudness: Loudness
  tools: Tools
  onProgress: (fraction: number) => void
}

async function refuseFailure(result: RunResult, frames: number, tools: Tools): Promise<void> {
  if (result.timedOut) throw new FilmProblem('too-long', 'the proxy took longer than it may')
  if (!result.ok || frames === 0) await refuseBrokenTool(tools.ffmpeg, result, tools.signal)
  if (frames === 0) throw new FilmProblem('damaged', `no frame could be decoded: ${result.stderr}`)
  if (!result.ok) throw new FilmProblem('tool-failed', `ffmpeg failed: ${result.stderr}`, { cause: result.notTaken })
}

/** Hands a film on that has at most so many bytes. */
export async function* atMost(stream: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes
  for await (const chunk of stream) {
    left -= chunk.length
    if (left < 0) throw new Error(`the proxy has more than ${bytes} bytes`)
    yield chunk
  }
}

async function encode(job: ProxyJob): Promise<number[]> {
  const { probe, plan, tools } = job
  const lengthS = plan.frameCount / fps(plan.rate)
  const limits = workLimits(lengthS * 1000)
  const { served, reads } = given(probe.source)
  const seenS: number[] = []
  const result = await run({
    program: tools.ffmpeg,
    args: proxyArgs(probe, plan, job.loudness),
    cwd: job.workDir,
    served,
    reads: [...reads, ...(probe.picture.highRange ? [join(job.workDir, TONE_FILE)] : [])],
    limits,
    signal: tools.signal,
    onOutput: byLine(line => {
      const micros = /^out_time_us=(\d+)$/.exec(line)?.[1]
      if (micros) job.onProgress(Math.min(1, Number(micros) / 1e6 / lengthS))
    }),
    onAside: byLine(line => {
      const pts = /^frame:\S+\s+pts:(-?\d+)/.exec(line)?.[1]
      if (pts) seenS.push(Number(pts) * probe.picture.tickS)
    }),
    takeFilm: stream => wholeMp4(atMost(stream, limits.fileBytes), job.output),
  })
  await refuseFailure(result, seenS.length, tools)
  return seenS.sort((a, b) => a - b)
}

/** Makes the proxy and gives the times (in the source's own time) of all frames that were really decoded. */
export async function makeProxy(job: ProxyJob): Promise<number[]> {
  const { highRange } = job.probe.picture
  if (!highRange) return encode(job)
  const table = join(job.workDir, TONE_FILE)
  await writeFile(table, toneCube(highRange))
  try {
    return await encode(job)
  } finally {
    await rm(table)
  }
}
