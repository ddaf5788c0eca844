import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.js'

/** Runs a program in our place: our terminal, the signals we get, and its exit code as ours. */
export function handOver(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
  // Ctrl-C on a terminal reaches the child by itself; a second one could be taken for impatience.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code))
  })
}
