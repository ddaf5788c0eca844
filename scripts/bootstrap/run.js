import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

const keptLines = 30
const live = new Set()

/**
 * Runs a command without a keyboard and resolves, whatever its end, with its exit code and last lines.
 * `ownGroup: false` leaves it in the terminal's process group, where sudo looks for its ticket.
 */
export function run(command, args, { cwd, env, onLine, timeoutMs, ownGroup = true } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: ownGroup })
  if (ownGroup) live.add(child)
  const lines = []
  const keep = line => {
    lines.push(line)
    if (lines.length > keptLines) lines.shift()
    onLine?.(line)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep)
  const timer = timeoutMs && setTimeout(() => endGroup(child), timeoutMs)
  return new Promise(resolve => {
    const end = code => {
      clearTimeout(timer)
      live.delete(child)
      resolve({ code, lines })
    }
    child.on('error', error => {
      keep(error.message)
      end(127)
    })
    child.on('close', (code, signal) => end(signal ? 128 : code))
  })
}

/** From now on, nothing that `run` has started outlives this process when it is interrupted. */
export function endChildrenOnSignals() {
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
  const listeners = Object.entries(codes).map(([signal, code]) => {
    const listener = () => {
      for (const child of live) endGroup(child)
      process.exit(code)
    }
    process.on(signal, listener)
    return [signal, listener]
  })
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener)
  }
}

/** The full path of a program on PATH, or undefined. */
export function findProgram(name) {
  const paths = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name))
  return paths.find(isProgram)
}

/** Whether `path` is a file that may be executed. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGTERM')
  } catch {
    child.kill()
  }
}
