import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../bootstrap/paths.js'
import { SetupError } from '../bootstrap/setup-error.js'

/** Makes the demo once for all suites, as the administrator's command line does; answers its data folder, which is to be copied. */
export async function makeDemo(node, folder, env) {
  const dataDir = join(folder, 'demo')
  console.log('Making the demo for the browser tests')
  const child = spawn(node, ['server/src/cli.ts', 'demo', '--json'], {
    ...{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    env: { ...env, HOST: 'localhost', DATA_DIR: dataDir },
  })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new SetupError('The demo could not be made: what is printed above says why.')
  return dataDir
}
