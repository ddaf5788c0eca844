import { constants } from 'node:os'

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const
const started = new Set<() => void>()

/**
 * What this process has started ends with it, also when it is told to end in the middle of something: then it says so and
 * does not go on without it. Answers how to take this back, when what was started has ended by itself.
 */
export function endsWithUs(kill: () => void): () => void {
  if (started.size === 0) listen()
  started.add(kill)
  return () => {
    started.delete(kill)
    if (started.size === 0) unlisten()
  }
}

function listen() {
  process.on('exit', killAll)
  for (const signal of signals) process.prependListener(signal, end)
}

function unlisten() {
  process.off('exit', killAll)
  for (const signal of signals) process.off(signal, end)
}

function killAll() {
  for (const kill of started) kill()
}

function end(signal: NodeJS.Signals) {
  process.stderr.write(`Ended by ${signal} after ${Math.round(process.uptime())} s, in the middle of something.\n`)
  process.exit(128 + constants.signals[signal])
}
