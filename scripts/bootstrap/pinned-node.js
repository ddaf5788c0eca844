import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, toolFolder } from './paths.js'
import { isProgram } from './run.js'

/** The Node.js that the installed packages bring for this machine, also linked as `node` among the tools; or undefined. */
export function pinnedNode() {
  const node = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')
  if (!isProgram(node)) return undefined
  const link = join(toolFolder, 'node')
  // npm 10 takes the link away again when it drops the same package of another processor.
  if (!existsSync(link)) place(link, node)
  return node
}

function place(link, node) {
  mkdirSync(toolFolder, { recursive: true })
  rmSync(link, { force: true })
  try {
    symlinkSync(relative(toolFolder, node), link)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}
