import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from './root.ts'

const run = promisify(execFile)

/** Runs the administrator's command line; answers what it printed. */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(process.execPath, ['server/src/cli.ts', ...args], { cwd: root, env })
  return stdout
}
