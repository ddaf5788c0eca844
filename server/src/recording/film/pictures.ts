import type { Scratch } from '../../files/scratch.ts'
import { workLimits } from './limits.ts'
import { FilmProblem } from './problem.ts'
import { run } from './run.ts'
import { inputArgs, type Tools } from './source.ts'

/** Makes one JPEG of a finished proxy. */
export type PictureJob = { proxy: Scratch; durationMs: number; tools: Tools }

/** Runs a proxy through these filters and gives the first picture that comes out. */
export async function makePicture(job: PictureJob, before: readonly string[], filters: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  const result = await run({
    program: job.tools.ffmpeg,
    args: [
      ...['-v', 'error', '-nostdin', '-y', '-threads', '2', ...before],
      ...[...inputArgs({ ...job.proxy, container: 'mov' }), '-map', '0:v:0', '-vf', filters],
      ...['-frames:v', '1', '-q:v', '4', '-fflags', '+bitexact', '-map_metadata', '-1'],
      ...['-c:v', 'mjpeg', '-f', 'mjpeg', 'pipe:1'],
    ],
    ...{ reads: [], served: job.proxy },
    limits: workLimits(job.durationMs),
    signal: job.tools.signal,
    onOutput: chunk => chunks.push(chunk),
  })
  if (!result.ok || chunks.length === 0)
    throw new FilmProblem('tool-failed', `no picture of the proxy: ${result.stderr}`)
  return Buffer.concat(chunks)
}
