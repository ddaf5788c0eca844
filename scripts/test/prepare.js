import { ensureChromium } from '../bootstrap/chromium.js'
import { ensureClient } from '../bootstrap/client.js'
import { ensureFfmpeg } from '../bootstrap/ffmpeg.js'
import { ensurePackagesInstalled } from '../bootstrap/install.js'
import { findNode } from '../bootstrap/node.js'
import { toolEnvironment } from '../bootstrap/paths.js'
import { ensureWorker } from '../bootstrap/worker.js'

/** Everything the chosen stages need; resolves with their environment. */
export async function prepareTests(progress, chosen) {
  const needs = new Set(chosen.flatMap(stage => stage.needs))
  const found = {}
  await ensurePackagesInstalled(progress)
  const node = findNode()
  if (needs.has('ffmpeg')) await ensureFfmpeg(progress)
  if (needs.has('chromium')) found.CHROMIUM_PATH = await ensureChromium(progress)
  if (needs.has('worker')) found.MEDIASOUP_WORKER_BIN = await ensureWorker(node, progress)
  if (needs.has('client')) await ensureClient(progress)
  return toolEnvironment(found)
}
