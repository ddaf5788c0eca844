import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { withDraft } from './draft.js'
import { hashOf } from './hash.js'
import { cacheFolder, root } from './paths.js'
import { isProgram, run } from './run.js'
import { SetupError } from './setup-error.js'
import { buildWorker } from './worker-build.js'
import { downloadWorker } from './worker-download.js'

const readyExitCode = 41

/** The path of a mediasoup worker that runs here: the given one, the cached one, mediasoup's download, our build. */
export async function ensureWorker(node, progress) {
  const given = process.env.MEDIASOUP_WORKER_BIN
  if (given) return checkGiven(given)
  const folder = workerFolder()
  const cached = join(folder, 'mediasoup-worker')
  if (canRun(cached)) return cached
  await withDraft(folder, draft => obtain(node, draft, cached, progress))
  return cached
}

async function obtain(node, draft, cached, progress) {
  const worker = (await downloadWorker(node, draft, progress)) ?? (await buildWorker(draft, progress))
  await progress.step('Starting the media worker once', () => startOnce(node, worker))
  // Renamed only now, so that neither a cut-off run nor two at once leave a broken worker behind.
  chmodSync(worker, 0o755)
  renameSync(worker, cached)
}

function workerFolder() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/mediasoup/package.json'), 'utf8'))
  const recipe = hashOf(join(root, 'sfu/worker'), ['build.sh', 'packages.txt', 'overlay'])
  const name = ['mediasoup-worker', version, process.platform, process.arch, recipe].join('-')
  return join(cacheFolder(), name)
}

function checkGiven(path) {
  if (canRun(path)) return path
  throw new SetupError(`MEDIASOUP_WORKER_BIN is "${path}", which is not a mediasoup worker that runs on this machine.`)
}

// Without MEDIASOUP_VERSION a worker whose libraries are all there says so by this code and ends.
function canRun(path) {
  return isProgram(path) && spawnSync(path, [], { env: {}, stdio: 'ignore' }).status === readyExitCode
}

async function startOnce(node, path) {
  const script = `import { createWorker } from 'mediasoup'; (await createWorker()).close()`
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: path }
  const args = ['--input-type=module', '--eval', script]
  const { code, lines } = await run(node, args, { cwd: join(root, 'sfu'), env, timeoutMs: 20_000 })
  if (code !== 0) throw new SetupError(`The mediasoup worker does not start: ${lines.at(-1) ?? `exit code ${code}`}`)
}
