import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.js'
import { isProgram, run } from './run.js'

const limitMs = 60_000

/** Tries mediasoup's own download of a prebuilt worker into `draft`; undefined when there is none to be had. */
export async function downloadWorker(node, draft, progress) {
  if (process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return undefined
  const folder = mkdtempSync(join(draft, 'download-'))
  const worker = join(folder, 'worker/out/Release/mediasoup-worker')
  const code = await progress.step("Looking for mediasoup's prebuilt media worker", () => download(node, folder))
  if (code !== 0 || !isProgram(worker)) {
    progress.say('  It cannot be had from here, so the media worker is built from its sources.')
    return undefined
  }
  chmodSync(worker, 0o755)
  return worker
}

async function download(node, folder) {
  // The script works in its current folder, and builds when a download fails: without a Python that ends at once.
  const env = { ...process.env, PYTHON: 'no-build-here', NODE_USE_ENV_PROXY: '1' }
  delete env.MEDIASOUP_LOCAL_DEV
  const script = join(root, 'node_modules/mediasoup/npm-scripts.mjs')
  const { code } = await run(node, [script, 'postinstall'], { cwd: folder, env, timeoutMs: limitMs })
  return code
}
