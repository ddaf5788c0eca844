import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { toolFolder } from './paths.js'
import { isProgram } from './run.js'
import { SetupError } from './setup-error.js'

const neededMajor = 24

/** The Node that everything after the set-up runs on: the pinned one of the packages, else the running one. */
export function findNode() {
  const pinned = join(toolFolder, 'node')
  if (isProgram(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) return process.execPath
  throw new SetupError(
    `Samsyn brings no Node.js of its own for ${process.platform} on ${process.arch}: install Node.js ${neededMajor} or newer ` +
      `(this is ${process.versions.node}) and start again.`,
  )
}
