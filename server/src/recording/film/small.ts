import { join } from 'node:path'
import { type Scratch, scratchAt } from '../../files/scratch.ts'
import { wholeMp4 } from '../mp4/whole.ts'
import { checkProxy } from './check.ts'
import { workLimits } from './limits.ts'
import { FilmProblem } from './problem.ts'
import { atMost } from './proxy.ts'
import { run } from './run.ts'
import { type SmallPlan, smallArgs } from './small-args.ts'
import type { Tools } from './source.ts'

export type SmallJob = {
  /** The finished film, in the work folder. */
  proxy: Scratch
  film: SmallPlan & { durationMs: number }
  workDir: string
  tools: Tools
}

/** Makes of a finished film the small one for weak lines: checked to have the same frames at the same times. */
export async function makeSmall({ proxy, film, workDir, tools }: SmallJob): Promise<Scratch> {
  const output = scratchAt(join(workDir, 'small'))
  const limits = workLimits(film.durationMs)
  const result = await run({
    program: tools.ffmpeg,
    args: smallArgs(proxy, film),
    cwd: workDir,
    ...{ reads: [], served: proxy },
    limits,
    signal: tools.signal,
    takeFilm: stream => wholeMp4(atMost(stream, limits.fileBytes), output),
  })
  if (!result.ok) throw new FilmProblem('tool-failed', `no small film: ${result.stderr}`, { cause: result.notTaken })
  await checkProxy(output, { rate: film.frameRate, frameCount: film.frameCount }, film.hasAudio, tools)
  return output
}
