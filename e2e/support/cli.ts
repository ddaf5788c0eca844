import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** Runs the administrator's command line; answers what it printed. */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(process.execPath, ['server/src/cli.ts', ...args], { cwd: root, env })
  return stdout
}
