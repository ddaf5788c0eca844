import { probeLimits } from './limits.ts'
import { FilmProblem } from './problem.ts'
import { type RunResult, run } from './run.ts'

/** Refuses a failure that is no fault of the film: the tool was stopped midway, or cannot even say its own version. */
export async function refuseBrokenTool(program: string, result: RunResult, signal: AbortSignal): Promise<void> {
  if (result.ok) return
  const why = `${program} does not work: ${result.stderr}`
  if (result.stopped) throw new FilmProblem('tool-failed', why)
  const version = await run({ program, args: ['-version'], limits: probeLimits, signal })
  if (!version.ok) throw new FilmProblem('tool-failed', why)
}
