import { handOver } from './bootstrap/hand-over.js'
import { ensurePackagesInstalled } from './bootstrap/install.js'
import { main, setUp } from './bootstrap/main.js'
import { findNode } from './bootstrap/node.js'
import { toolEnvironment } from './bootstrap/paths.js'
import { createProgress } from './bootstrap/progress.js'

await main(async () => {
  // Standard output belongs to the command alone: its reader may be a program.
  const progress = createProgress(process.stderr)
  const node = await setUp(progress, async () => {
    await ensurePackagesInstalled(progress)
    return findNode()
  })
  return handOver(node, ['server/src/cli.ts', ...process.argv.slice(2)], toolEnvironment())
})
