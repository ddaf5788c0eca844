import { stopwatch } from './progress.js'
import { endChildrenOnSignals } from './run.js'
import { SetupError } from './setup-error.js'

/** Runs a script: `work` resolves with the exit code; an expected stop is told as a sentence, anything else with its stack. */
export async function main(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    tell(error)
    process.exitCode = 1
  }
}

/** Runs set-up steps; when interrupted, nothing they started lives on. */
export async function setUp(progress, steps) {
  const elapsed = stopwatch()
  const release = endChildrenOnSignals()
  try {
    return await steps()
  } finally {
    release()
    if (progress.hadSteps()) progress.say(`The set-up took ${elapsed()}.`)
  }
}

/** Says on the error output why a script stops. */
export function tell(error) {
  if (error instanceof SetupError) console.error(`\n${error.message}`)
  else if (error?.syscall && error.path)
    console.error(`\n${error.path} cannot be used (${error.code}): check its rights and the space left.`)
  else console.error(error)
}
