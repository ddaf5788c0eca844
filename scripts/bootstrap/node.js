import { spawnSync } from 'node:child_process'
import { pinnedNode } from './pinned-node.js'
import { SetupError } from './setup-error.js'

const neededMajor = 24

/** The Node that everything after the set-up runs on: the pinned one of the packages, else the running one. */
export function findNode() {
  const pinned = pinnedNode()
  if (pinned && spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) return process.execPath
  throw new SetupError(
    `Samsyn brings no Node.js of its own for ${process.platform} on ${process.arch}: install Node.js ${neededMajor} or newer ` +
      `(this is ${process.versions.node}) and start again.`,
  )
}
