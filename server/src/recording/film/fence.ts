import { rootArgs } from './fence-root.ts'
import type { RunLimits } from './limits.ts'
import { found } from './system-tools.ts'
import { wayFor } from './ways.ts'

function limitArgs(limits: RunLimits): string[] {
  return [`--cpu=${limits.cpuS}`, `--as=${limits.memoryBytes}`, `--fsize=${limits.fileBytes}`, '--core=0']
}

export type Fenced = {
  program: string
  args: readonly string[]
  /** The folder it works in. */
  cwd: string
  /** The files it may read; whatever else there is does not exist for it. */
  reads: readonly string[]
  limits: RunLimits
}

/**
 * The command that runs a program politely, within its limits, never longer than we live, and behind the highest fence the
 * system allows: a root of its own in which there is only what it reads, without network, other processes or rights.
 */
export async function fence({ program, args, cwd, reads, limits }: Fenced): Promise<string[]> {
  const [way, setpriv, nice, prlimit] = await Promise.all([
    wayFor(program),
    ...['setpriv', 'nice', 'prlimit'].map(found),
  ])
  return [
    // First: whoever enters a new namespace forgets whose death is theirs.
    ...(way.kind === 'network' ? way.command : []),
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL', ...(way.kind === 'root' ? [] : ['--no-new-privs'])] : []),
    ...(nice ? [nice, '-n', '10'] : []),
    ...(prlimit ? [prlimit, ...limitArgs(limits)] : []),
    ...(way.kind === 'root' ? await rootArgs(way, { program, cwd, reads }) : [program]),
    ...args,
  ]
}
