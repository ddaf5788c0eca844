import { handOver } from './bootstrap/hand-over.js'
import { main, setUp } from './bootstrap/main.js'
import { createProgress } from './bootstrap/progress.js'
import { prepareServer } from './bootstrap/server.js'

await main(async () => {
  const progress = createProgress(process.stdout)
  const { node, env } = await setUp(progress, () => prepareServer(progress))
  if (process.argv.includes('--prepare-only')) return 0
  return handOver(node, ['server/src/index.ts'], env)
})
