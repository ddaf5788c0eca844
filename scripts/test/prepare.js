import { ensureChromium } from '../bootstrap/chromium.js'
import { ensureClient } from '../bootstrap/client.js'
import { ensureFfmpeg } from '../bootstrap/ffmpeg.js'
import { ensurePackagesInstalled } from '../bootstrap/install.js'
import { findNode } from '../bootstrap/node.js'
import { toolEnvironment } from '../bootstrap/paths.js'
import { ensureWorker } from '../bootstrap/worker.js'
import { makeDemo } from './demo.js'

/** Everything the chosen stages need; resolves with their environment, and with the demo, whose making in this folder goes on meanwhile. */
export async function prepareTests(progress, chosen, folder) {
  const needs = new Set(chosen.flatMap(stage => stage.needs))
  const found = {}
  await ensurePackagesInstalled(progress)
  const node = findNode()
  if (needs.has('ffmpeg')) await ensureFfmpeg(progress)
  if (needs.has('chromium')) found.CHROMIUM_PATH = await ensureChromium(progress)
  if (needs.has('worker')) found.MEDIASOUP_WORKER_BIN = await ensureWorker(node, progress)
  if (needs.has('client')) await ensureClient(progress)
  const env = toolEnvironment(found)
  return { env, demo: needs.has('demo') ? makeDemo(node, folder, env) : null }
}
