import { ensureClient } from './client.js'
import { ensureFfmpeg } from './ffmpeg.js'
import { ensurePackagesInstalled } from './install.js'
import { findNode } from './node.js'
import { toolEnvironment } from './paths.js'
import { ensureWorker } from './worker.js'

/** Everything the server needs; resolves with the Node to run it on and its environment. */
export async function prepareServer(progress, { pages = true } = {}) {
  await ensurePackagesInstalled(progress)
  const node = findNode()
  await ensureFfmpeg(progress)
  const worker = await ensureWorker(node, progress)
  if (pages) await ensureClient(progress)
  return { node, env: toolEnvironment({ MEDIASOUP_WORKER_BIN: worker }) }
}
