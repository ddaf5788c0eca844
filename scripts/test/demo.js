import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../bootstrap/paths.js'
import { SetupError } from '../bootstrap/setup-error.js'

/** Makes the demo once for all suites, while others run; resolves with its data folder, which is to be copied. */
export function makeDemo(node, folder, env) {
  const demo = make(node, folder, env)
  // Who needs it hears of it when they do.
  demo.catch(() => undefined)
  return demo
}

async function make(node, folder, env) {
  const dataDir = join(folder, 'demo')
  console.log('Making the demo for the browser tests')
  const settings = { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }
  const child = spawn(node, ['e2e/support/make-demo.ts', dataDir], settings)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new SetupError('The demo could not be made: what is printed above says why.')
  return dataDir
}
