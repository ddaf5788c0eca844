import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureSystemPackages } from './apt.js'
import { cacheFolder, root } from './paths.js'
import { findProgram, run } from './run.js'
import { SetupError } from './setup-error.js'

const recipe = join(root, 'sfu/worker')

/** Builds the worker from the sources in mediasoup's npm package against Debian's libraries, into `draft`. */
export async function buildWorker(draft, progress) {
  if (!findProgram('apt-get')) {
    throw new SetupError(
      'The media worker can be built on Debian and its relatives only: check the network so that it can be downloaded, ' +
        'or set MEDIASOUP_WORKER_BIN to a worker of your own.',
    )
  }
  const apt = readFileSync(join(recipe, 'packages.txt'), 'utf8').split('\n').filter(Boolean)
  await ensureSystemPackages({ need: 'The media worker is built with a compiler and some libraries', apt }, progress)
  const worker = join(draft, 'mediasoup-worker')
  await progress.step('Building the media worker, which takes some minutes and happens once', tell =>
    build(worker, tell),
  )
  return worker
}

async function build(worker, tell) {
  const logPath = join(cacheFolder(), 'worker-build.log')
  const log = createWriteStream(logPath)
  const onLine = line => {
    log.write(`${line}\n`)
    tellFrom(line, tell)
  }
  const { code } = await run('sh', [join(recipe, 'build.sh'), join(root, 'node_modules/mediasoup'), worker], { onLine })
  log.end()
  if (code !== 0) throw new SetupError(`The media worker could not be built; the reason is at the end of ${logPath}.`)
}

// ninja starts each line with `[done/all]`.
function tellFrom(line, tell) {
  const [, done, all] = /^\[(\d+)\/(\d+)\]/.exec(line) ?? []
  if (all) tell(Math.floor((Number(done) / Number(all)) * 100))
}
