import { rootArgs } from './fence-root.ts'
import type { RunLimits } from './limits.ts'
import { listeningBy, notListening } from './listening.ts'
import { found } from './system-tools.ts'
import type { Way } from './ways.ts'

function limitArgs(limits: RunLimits): string[] {
  return [`--cpu=${limits.cpuS}`, `--as=${limits.memoryBytes}`, `--fsize=${limits.fileBytes}`, '--core=0']
}

const rightless = ['--no-new-privs', '--inh-caps=-all', '--ambient-caps=-all']

export type Fenced = {
  /** The highest fence there is for the program. */
  way: Way
  program: string
  args: readonly string[]
  /** The folder it works in. */
  cwd: string
  /** The files it may read; whatever else there is does not exist for it. */
  reads: readonly string[]
  /** It begins with a door within its network handed on to us. */
  listens: boolean
  limits: RunLimits
}

/**
 * The command that runs a program politely, within its limits, never longer than we live, and behind the highest fence the
 * system allows: a root of its own in which there is only what it reads, without network, other processes or rights.
 */
export async function fence({ way, program, args, cwd, reads, listens, limits }: Fenced): Promise<string[]> {
  const [setpriv, nice, prlimit, perl] = await Promise.all(['setpriv', 'nice', 'prlimit', 'perl'].map(found))
  const listening = listens && perl ? listeningBy(perl) : notListening
  return [
    // First: whoever enters a new namespace forgets whose death is theirs.
    ...(way.kind === 'network' ? [...way.command, ...listening.words] : []),
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL', ...(way.kind === 'root' ? [] : rightless)] : []),
    ...(nice ? [nice, '-n', '10'] : []),
    ...(prlimit ? [prlimit, ...limitArgs(limits)] : []),
    ...(way.kind === 'root' ? await rootArgs(way, { program, cwd, reads }, listening) : [program]),
    ...args,
  ]
}
