import { join } from 'node:path'
import { handOver } from './bootstrap/hand-over.js'
import { main, setUp } from './bootstrap/main.js'
import { root } from './bootstrap/paths.js'
import { createProgress } from './bootstrap/progress.js'
import { prepareServer } from './bootstrap/server.js'

await main(async () => {
  const progress = createProgress(process.stdout)
  const { node, env } = await setUp(progress, () => prepareServer(progress, { pages: false }))
  const server = handOver(node, ['--watch', 'server/src/index.ts'], env)
  const pages = handOver(node, [join(root, 'node_modules/vite/bin/vite.js'), 'client'], env)
  const code = await Promise.race([server, pages])
  process.kill(process.pid, 'SIGTERM')
  await Promise.all([server, pages])
  return code
})
