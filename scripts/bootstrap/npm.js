import { findProgram } from './run.js'
import { SetupError } from './setup-error.js'

/** How to call npm: the very npm that started us, on `node` or the Node it runs on; else the one on PATH. */
export function npmCall(args, node = process.env.npm_node_execpath ?? process.execPath) {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js')) return { command: node, args: [script, ...args] }
  if (!findProgram('npm')) throw new SetupError('npm was not found: install it together with Node.js 20 or newer.')
  return { command: 'npm', args }
}
