import { access, constants } from 'node:fs/promises'
import type { RunLimits } from './limits.ts'
import { withoutNetwork } from './without-network.ts'

const folders = ['/usr/bin', '/bin']

async function find(program: string): Promise<string | null> {
  for (const folder of folders) {
    const path = `${folder}/${program}`
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return null
}

function limitArgs(limits: RunLimits): string[] {
  return [`--cpu=${limits.cpuS}`, `--as=${limits.memoryBytes}`, `--fsize=${limits.fileBytes}`, '--core=0']
}

/** The command that runs a program politely, within its limits, without a network and never longer than we live, as far as the system can. */
export async function fence(program: string, args: readonly string[], limits: RunLimits): Promise<string[]> {
  const [unshare, setpriv, nice, prlimit] = await Promise.all(['unshare', 'setpriv', 'nice', 'prlimit'].map(find))
  return [
    // First: whoever enters a new namespace forgets whose death is theirs.
    ...(unshare ? await withoutNetwork(unshare) : []),
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL'] : []),
    ...(nice ? [nice, '-n', '10'] : []),
    ...(prlimit ? [prlimit, ...limitArgs(limits)] : []),
    program,
    ...args,
  ]
}
