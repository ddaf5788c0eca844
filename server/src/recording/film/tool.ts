import { probeLimits } from './limits.ts'
import { FilmProblem } from './problem.ts'
import { type RunResult, run } from './run.ts'

async function saysItsVersion(program: string, signal: AbortSignal): Promise<boolean> {
  let said = false
  const onOutput = () => {
    said = true
  }
  const { ok } = await run({ program, args: ['-version'], reads: [], limits: probeLimits, signal, onOutput })
  return ok && said
}

/** Refuses a failed run that is no fault of the film: the tool was stopped midway, or cannot even say its version. */
export async function refuseBrokenTool(program: string, failed: RunResult, signal: AbortSignal): Promise<void> {
  if (!failed.stopped && (await saysItsVersion(program, signal))) return
  throw new FilmProblem('tool-failed', `${program} does not work: ${failed.stderr}`)
}
