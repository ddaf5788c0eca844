import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { handOver } from './bootstrap/hand-over.js'
import { main, setUp } from './bootstrap/main.js'
import { findNode } from './bootstrap/node.js'
import { npmCall } from './bootstrap/npm.js'
import { root } from './bootstrap/paths.js'
import { createProgress } from './bootstrap/progress.js'
import { run } from './bootstrap/run.js'
import { SetupError } from './bootstrap/setup-error.js'
import { prepareTests } from './test/prepare.js'

const everything = [{ needs: ['ffmpeg', 'chromium', 'worker', 'client'] }]
const folder = join(root, 'bench')

await main(async () => {
  const progress = createProgress(process.stdout)
  const env = await setUp(progress, async () => {
    const { env: found } = await prepareTests(progress, everything)
    await ensurePeers(progress)
    return found
  })
  return handOver(findNode(), ['bench/run.ts', ...process.argv.slice(2)], env)
})

/** What our figures are measured beside is installed here alone: neither the product nor its tests need it. */
async function ensurePeers(progress) {
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return
  await progress.step('Installing what is measured beside us', async () => {
    const { command, args } = npmCall(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    const { code, lines } = await run(command, args, { cwd: folder, env: process.env })
    if (code !== 0)
      throw new SetupError(
        `The peers of the bench could not be installed; npm said:\n  ${lines.slice(0, 8).join('\n  ')}`,
      )
  })
}
